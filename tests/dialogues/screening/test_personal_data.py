import csv
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.screening.personal_data.finding import LABELS, Lists, Span, find, parse_lists, replace

HERE = Path(__file__).parent
FOLDER = HERE.parents[2] / "dialogues" / "screening" / "personal_data" / "lists"
BANK = HERE.parents[2] / "dialogues" / "tailoring" / "bank"
SHARED = HERE.parents[3] / "shared" / "benchmarks" / "personal_data.dev.jsonl"
LISTS = parse_lists({path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")})

FLOORS = {  # recall to reach, from the project's goals; "lower" is people typed without a capital
    "PHONE": 0.98,
    "EMAIL": 0.98,
    "NHS_NUMBER": 0.98,
    "NINO": 0.98,
    "POSTCODE": 0.98,
    "VEHICLE_REG": 0.98,
    "DOB": 0.95,
    "ADDRESS": 0.95,
    "CASE_REF": 0.95,
    "HANDLE": 0.95,
    "PERSON": 0.95,
    "lower": 0.85,
    "INITIALS": 0.90,
    "SCHOOL": 0.90,
}
FRAGMENTS = [
    *("Connor", "connors mum", "child J.B.", "Dr Osei", "the Hussains", "07700 900123", "LS6 2QT", "@jay_14", "may"),
    *(
        "@",
        "'s",
        "’",
        ".",
        "\n",
        "\0",
        "🙂",
        "שלום",
        "محمد",
        "é",
        "e\u0301",
        " ",
        "St",
        "St Anne's",
        "flat 3",
        "12/3/15",
    ),
    *("born", "school", "Section 47"),
]


def found(text: str, known: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.label) for span in find(text, LISTS, known)]


def proposal(text: str) -> str:
    return replace(text, find(text, LISTS))


def rates(path: Path) -> tuple[Counter[str], Counter[str], list[str], int]:
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    altered: list[str] = []
    innocent = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text = entry["text"]
        covered = {at for span in find(text, LISTS) for at in range(span.start, span.end)}
        innocent += not entry["spans"]
        if covered and not entry["spans"]:
            altered.append(text)
        for span in entry["spans"]:
            label = "lower" if span.get("kind", "").startswith("lower") else span["label"]
            total[label] += 1
            hits[label] += all(at in covered or not text[at].isalnum() for at in range(span["start"], span["end"]))
    return total, hits, altered, innocent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring her on 07700 900461 after 3", ("07700 900461", "PHONE")),
        ("duty line (01632) 960 118", ("(01632) 960 118", "PHONE")),
        ("send to j_smith22@hotmail.co.uk", ("j_smith22@hotmail.co.uk", "EMAIL")),
        ("found under 943 476 5919", ("943 476 5919", "NHS_NUMBER")),
        ("her ni is ce 99 12 34 b", ("ce 99 12 34 b", "NINO")),
        ("lives near sw1a 2aa now", ("sw1a 2aa", "POSTCODE")),
        ("visit to 116b Roundhay Road at 2", ("116b Roundhay Road", "ADDRESS")),
        ("date of birth 03-11-2012", ("03-11-2012", "DOB")),
        ("moved from Hollins Grange Infants", ("Hollins Grange Infants", "SCHOOL")),
        ("works at st josephs primary", ("st josephs primary", "SCHOOL")),
        ("case ref LCS 104488", ("LCS 104488", "CASE_REF")),
        ("silver corsa, NG07 HBE", ("NG07 HBE", "VEHICLE_REG")),
        ("his snap is jdawg_2011", ("jdawg_2011", "HANDLE")),
        ("child J.B. was not seen", ("J.B.", "INITIALS")),
        ("mum of jb rang in", ("jb", "INITIALS")),
        ("Child B stays with dad", ("B", "INITIALS")),
        ("We saw Dr. Venkataraman", ("Dr. Venkataraman", "PERSON")),
        ("Ama Serwaa Boateng was brilliant", ("Ama Serwaa Boateng", "PERSON")),
        ("saw jayden in the park", ("jayden", "PERSON")),
        ("Małgorzata cried", ("Małgorzata", "PERSON")),
        ("Joy said no", ("Joy", "PERSON")),
        ("spoke to mark about it", ("mark", "PERSON")),
        ("did summer get her passport", ("summer", "PERSON")),
        ("grace never turned up again", ("grace", "PERSON")),
        ("hope came to the meeting with me", ("hope", "PERSON")),
        ("poor heaven is in care", ("heaven", "PERSON")),
        ("told nkirukae what we need", ("nkirukae", "PERSON")),
        ("Zdravkina was the one who knew", ("Zdravkina", "PERSON")),
        ("Detective Sergeant Lorna Abernethy rang", ("Detective Sergeant Lorna Abernethy", "PERSON")),
        ("he's at oakfield mon to wed", ("oakfield", "SCHOOL")),
        ("our lady and st chads let us in", ("our lady and st chads", "SCHOOL")),
        ("called to Sycamore Avenue again", ("Sycamore Avenue", "ADDRESS")),
        ("sent to the old vicarage, church lane", ("the old vicarage, church lane", "ADDRESS")),
        ("Tried 2/1, 48 Dalmarnock Drive", ("2/1, 48 Dalmarnock Drive", "ADDRESS")),
        ("K's mum rang", ("K", "INITIALS")),
        ("rk is missing again", ("rk", "INITIALS")),
        ("Rhys Pritchard (17-06-2009) is known", ("17-06-2009", "DOB")),
        ("hes 12.3.09 so hes gillick competent", ("12.3.09", "DOB")),
        ("on discord hes shadowfrost#4471", ("shadowfrost#4471", "HANDLE")),
        ("a story by ends.dailyy went round", ("ends.dailyy", "HANDLE")),
        ("theirs is yot 20-339", ("yot 20-339", "CASE_REF")),
        ("J, K and L need one plan", ("K", "INITIALS")),
        ("Joint visit for HKR went well", ("HKR", "INITIALS")),
        ("Young person SE asked for one worker.", ("SE", "INITIALS")),
        ("dad rk wouldn't come to the door", ("rk", "INITIALS")),
        ("core group for p.s. moved again", ("p.s.", "INITIALS")),
        ("client R S has four plans", ("R S", "INITIALS")),
        ("both sisters (CP, DP) are on my list", ("CP", "INITIALS")),
        ("the eldest (M, 14) does the talking", ("M", "INITIALS")),
        ("re: T - nobody told me", ("T", "INITIALS")),
        ("worried about D, nobody had seen him", ("D", "INITIALS")),
        ("dob is down as 2012, it should be 3 May 2011", ("3 May 2011", "DOB")),
        ("born in 03/2011 as far as we know", ("03/2011", "DOB")),
        ("gave housing 22 oak rise as his address", ("22 oak rise", "ADDRESS")),
        ("neighbours on willow tree avenue rang", ("willow tree avenue", "ADDRESS")),
        ("complaint COM 2213 was not upheld", ("COM 2213", "CASE_REF")),
        ("Ms Da Silva translates", ("Ms Da Silva", "PERSON")),
        ("i think will knows more than me", ("will", "PERSON")),
        ("told grace the review was off", ("grace", "PERSON")),
        ("Summer turned twelve last week", ("Summer", "PERSON")),
        ("stood outside 14 the avenue for hours", ("14 the avenue", "ADDRESS")),
        ("al furqan girls school rang", ("al furqan girls school", "SCHOOL")),
        ("Prince is nine and doesn't talk", ("Prince", "PERSON")),
        ("DA's nan opened the door", ("DA", "INITIALS")),
        ("the boy, NO, says yes to all", ("NO", "INITIALS")),
        ("CP isn't on CP, he just has the letters", ("CP", "INITIALS")),
        ("review of d on monday was short", ("d", "INITIALS")),
        ("a dm from ohitsmollyagain at night", ("ohitsmollyagain", "HANDLE")),
        ("username was toastandjammy all along", ("toastandjammy", "HANDLE")),
        ("He is OldMugNan72 to them", ("OldMugNan72", "HANDLE")),
        ("flat above the chippy on high lane", ("flat above the chippy on high lane", "ADDRESS")),
        ("seen at twenty two harrington mews", ("twenty two harrington mews", "ADDRESS")),
        ("out at 71 Wellington Rd East", ("71 Wellington Rd East", "ADDRESS")),
        ("will minuted it", ("will", "PERSON")),
        ("Faith too", ("Faith", "PERSON")),
        ("we saw the Smiths today", ("Smiths", "PERSON")),
        ("Hope Street surgery rang", ("Hope Street surgery", "SCHOOL")),
        ("st james hospital sent them home", ("st james hospital", "SCHOOL")),
    ],
)
def test_personal_data_is_found_with_its_label(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "May is always the busiest month.",
        "Mark my words, hope will do.",
        "Section 47 and Every Child Matters",
        "Signs of Safety with MASH, the SENCo and CAMHS",
        "Liquidlogic and CPOMS don't talk",
        "Fraser guidelines and Clare's Law",
        "Moved from Preston to Lincoln",
        "The TAF was at 10am on 14/03/2024",
        "Level 3 training, year 9, 10mg of methylphenidate",
        "Policy CP14 says 48 hours, version 2.1.3, £1,250,000",
        "Leeds City Council and Sure Start",
        "The Barry office and our Shirley hub share a kettle.",
        "HENRY course is full, Talk to FRANK leaflets too.",
        "Vitamin D, hepatitis B, Plan B and Band 6",
        "we met at the clinic on Station Road",
        "hope so. grace period, amber rating, rose by 5%",
        "At nine o'clock the wifi went.",
        "noone told us, theres nobody here",
        "He came to the hub 3 May 2023 and never again.",
        "every.single.time. I rang.nobody picked up",
        "yot 9-5, mash 24/7, cin for 2024/25",
        "Options A, B and C; HV, GP and SW all came",
        "At 4 the drive home began.",
        "Young person PA left, Service user DP budget, Child CP plan ended",
        "dad hv and me met, mum gp and camhs differ, mum rn has no one",
        "The panels (HE and SE) have different chairs, the children (CP and CIN) too",
        "re: IT, nobody told me. worried about CP numbers",
        "date of birth was missing and the review is due on 3 May 2024",
        "complaint about 2000 families, Complaint in 2019 upheld",
        "summer turned cold, free will is a thing, hope the meeting moved",
        "Office at Merrion House, website at nhs.uk, christian charity rang",
    ],
)
def test_what_only_looks_like_personal_data_stays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Connor's mum rang", "A child's mum rang"),
        ("i rang connors mum", "i rang a child's mum"),
        ("My supervisor Rosalind Achterberg was clear.", "My supervisor was clear."),
        ("child P.K. moved school", "a child moved school"),
        ("The Kaczmarek family moved.", "The family moved."),
        ("Tried Dr Osei twice", "Tried a doctor twice"),
        ("They go to Thornhill Primary School", "They go to a school"),
        ("Child A is seen, Child B is not.", "A child is seen, another child is not."),
        ("Mum (K) and dad (R) came.", "Mum and dad came."),
        ("McAllister siblings are apart.", "The siblings are apart."),
        ("they call him Tank", "they call him [nickname]"),
        ("the head at westcliffe said no", "the head at a school said no"),
        ("Little Acorns Nursery rang", "A nursery rang"),
        ("Ring on 07700 900461", "Ring on [phone number]"),
        ("school nurse April came too", "school nurse came too"),
        ("told little jayden no", "told a child no"),
        ("Mrs O Brien the head said no", "The head said no"),
        ("Mark the dad came", "The dad came"),
        ("when rob s replacement starts", "when someone's replacement starts"),
        ("sunnyside childrens centre rang", "a centre rang"),
        (
            "Spoke with Priya from housing. Priya was kind.",
            "Spoke with a colleague from housing. The colleague was kind.",
        ),
    ],
)
def test_the_new_wording_reads_plainly(text: str, wording: str) -> None:
    assert proposal(text) == wording


def test_names_given_by_the_service_are_found_however_they_are_typed() -> None:
    known = frozenset({"Xandrique Qwelt", "Joy Bundle"})
    assert found("asked qwelt and Joy", known) == [("qwelt", "PERSON"), ("Joy", "PERSON")]
    assert found("it was a joy", known) == []


def test_a_missing_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        parse_lists({})


def test_empty_lists_still_find_numbers() -> None:
    assert [span.label for span in find("ring 07700 900461", Lists())] == ["PHONE"]


def test_rates_on_the_projects_own_texts_reach_the_goals() -> None:
    total, hits, altered, innocent = rates(HERE / "personal_data.own.jsonl")
    assert {label: hits[label] / total[label] for label in FLOORS if hits[label] / total[label] < FLOORS[label]} == {}
    assert len(altered) <= 0.05 * innocent


@pytest.mark.parametrize("name", [f"fresh_{letter}" for letter in "abcdefghi"])
def test_sets_that_the_rules_were_mended_on_stay_at_the_goals(name: str) -> None:
    """Others wrote them before they saw any rule, only c is our own; the rules were then mended on each.

    So these floors keep what was reached. They say nothing about unseen texts: on first sight people without capitals
    were found at 0.81 (a), 0.80 (b, after the mending on a) and 0.95 (c), people with capitals at 0.88, 0.84 and 0.88.
    On first sight of e, after the mending on all before it: dates of birth 0.60, handles 0.75, initials 0.77, case
    references 0.86, people without capitals 0.87, addresses 0.90, schools 0.90, people with capitals 0.93.
    On first sight of f, after the mending on all before it: initials 0.79, addresses, case references, dates of birth
    and people without capitals 0.92, people with capitals 0.95, schools and handles 1.00, innocent texts altered 0.01.
    On first sight of g, after the mending on all before it: case references 0.88, initials 0.89, addresses and schools
    0.92, people with capitals 0.94, without 0.95, dates of birth 0.96, handles 1.00, innocent texts altered 0.02.
    In h each line has another form, looked for to be hard. First sight: schools 0.48, addresses 0.56, people without
    capitals 0.59, initials 0.65, case references 0.66, dates of birth 0.74, people with capitals 0.91, innocent texts
    altered 0.03. The half that was kept aside, after the mending on the other half: people without capitals 0.52,
    schools 0.60, addresses 0.61, initials 0.74, dates of birth 0.80, case references 0.87, people with capitals 0.91.
    In i each letter, account and house is of a kind that the rules had not met. First sight: handles 0.52, initials
    0.59, addresses 0.70, case references and schools 0.80, people without capitals 0.88, with 0.90, innocent texts
    altered 0.00. The half that was kept aside, after the mending on the other half: handles 0.66, addresses 0.67,
    initials 0.70, case references 0.80, people without capitals 0.89, with 0.93.
    """
    total, hits, altered, innocent = rates(HERE / f"personal_data.{name}.jsonl")
    floors = {label: floor for label, floor in FLOORS.items() if total[label]}
    assert {label: hits[label] / total[label] for label in floors if hits[label] / total[label] < floors[label]} == {}
    assert len(altered) <= 0.05 * innocent


def test_on_a_set_that_no_rule_was_mended_on_as_much_is_found_as_on_first_sight() -> None:
    """Written by somebody who saw no rule, and left alone since, so that it tells what to expect of unseen texts."""
    total, hits, altered, innocent = rates(HERE / "personal_data.unseen.jsonl")
    on_first_sight = FLOORS | {"PERSON": 0.91, "ADDRESS": 0.92, "HANDLE": 0.9, "INITIALS": 0.85}
    told = {label: hits[label] / total[label] for label in total}
    assert {label: rate for label, rate in told.items() if rate < on_first_sight[label]} == {}
    assert len(altered) <= 0.05 * innocent


def test_innocent_texts_that_the_rules_could_trip_on_stay() -> None:
    _, _, altered, innocent = rates(HERE / "personal_data.innocent.jsonl")
    assert len(altered) <= 0.05 * innocent, altered


@pytest.mark.parametrize("name", ["nothing", "spoken_a", "spoken_b", "typed_a", "typed_b"])
def test_answers_in_the_bank_of_examples_are_hardly_touched(name: str) -> None:
    with (BANK / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        texts = [row["text"] for row in csv.DictReader(lines)]
    assert sum(bool(find(text, LISTS)) for text in texts) <= 0.02 * len(texts)


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not beside the project")
def test_few_innocent_texts_of_the_development_set_are_altered() -> None:
    _, _, altered, innocent = rates(SHARED)
    assert len(altered) <= 0.05 * innocent


def test_a_second_pass_over_the_new_wording_changes_nothing() -> None:
    for line in (HERE / "personal_data.own.jsonl").read_text(encoding="utf-8").splitlines():
        wording = proposal(json.loads(line)["text"])
        assert proposal(wording) == wording


def well_formed(text: str) -> None:
    spans = find(text, LISTS)
    assert all(0 <= span.start < span.end <= len(text) and span.label in LABELS for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    replace(text, spans)


@given(st.text(max_size=200))
def test_any_text_gives_spans_in_order_within_the_text(text: str) -> None:
    well_formed(text)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30), st.sampled_from(["", " ", ", "]))
def test_any_mixture_of_awkward_pieces_is_borne(pieces: list[str], glue: str) -> None:
    well_formed(glue.join(pieces))


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS))
def test_long_texts_are_borne(left: str, right: str) -> None:
    well_formed(((left + right) * 10_000)[:10_000])


@given(
    st.lists(
        st.tuples(st.text("ab ,.'", max_size=20), st.text("жщюя", min_size=1, max_size=12), st.sampled_from(LABELS)),
        max_size=6,
    ),
    st.text("ab ,.'s", max_size=20),
)
def test_nothing_of_a_span_is_left_in_the_new_wording(pieces: list[tuple[str, str, str]], rest: str) -> None:
    text, spans = "", []
    for before, secret, label in pieces:
        start = len(text) + len(before)
        spans.append(Span(start, start + len(secret), label))
        text += before + secret
    assert not set("жщюя") & set(replace(text + rest, spans))
