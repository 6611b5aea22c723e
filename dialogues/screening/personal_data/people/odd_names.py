"""More places where a word is a name: in lists of names, in thanks, in quotes, behind "granny"; and "Li Na"."""

from dialogues.screening.personal_data.people import contexts as say
from dialogues.screening.personal_data.people.full_names import NICKED
from dialogues.screening.personal_data.people.reading import RARE, SURE, SURNAME, WORD, Reading
from dialogues.screening.personal_data.people.subjects import OPENING, ROLES
from dialogues.screening.personal_data.word_lists import words_of

# Syllables of names in two parts: Chinese, Korean, Vietnamese, Burmese, Karen.
SYLLABLES = words_of(
    "ai an ang anh aye bai ban bang bao bee bei ben bi bin bing binh bo boon boun chan chang chao chau che chen cheng "
    "chi chia "
    "chin ching chiu cho chong choi chou chow chu chuan chun chung cui dai dan dang dao deng di diem diep ding dinh do "
    "dong du "
    "duan dung duong duy eh eun fai fan fang fei feng fong fu fung gan gang gao ge geng gong gu guan gui guo ha hai "
    "han hang hao "
    "hau he heng hieu him hin hla ho hoa hoai hoang hong hou htoo hu hua huan huang hui hung huong huy huynh hyun in "
    "jae jang ji "
    "jia jian jiang jiao jie jin jing jinhao jiong jiu ju jun jung ka kai kam kang kao kaung kee keung khanh khaing "
    "khin kim kin "
    "kit kong ku kuan kun kuo kwan kwang kwok kyaw la lai lam lan lang lao le lee lei leng li lian liang liao lien lin "
    "linh ling "
    "liu loan loc long lu luan luc lun luo luong lwin ly ma mai man mang mao mei meng mi miao min ming minh mo moe mon "
    "moo mu mui "
    "my myat myint myo na nai nan nang nga ngan ngoc nguyen nhi nhu nhung ni nian ning niu nu nuo nway ok on ong ou "
    "oanh pai pak "
    "pan pang paw pei peng phan phu phuc phung phuong phyo pi ping po poe pui pun qi qian qiang qiao qin qing qiong "
    "qiu qu quan "
    "quang quoc quyen quynh ran ren ri rong ru ruan rui run ruo sai san sandar sang sau seng seo shan shang shao shen "
    "sheng shi "
    "shing shiu shu shuang shui shun shuo si siew sin sing siu so son song soe su suk sum sun sung suu swe szu ta tai "
    "tak tam tan "
    "tang tao thach thai than thandar thang thanh thao thazin thein thi thiri thu thuan thuy tian tien tin ting tong "
    "tran tran "
    "trang tri trinh trong truc trung tsang tse tu tuan tun tung tuyen tuyet uyen van vang vien viet vinh vu vuong wa "
    "wah wai wan "
    "wang wei wen weng win wing wo wong woo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun yan yang "
    "yao ye yee "
    "yen yeon yeung yi yim yin ying yong yoon you young yu yuan yue yuen yuk yun yung zaw ze zen zeng zhan zhang zhao "
    "zhe zhen "
    "zheng zhi zhong zhou zhu zhuang zhuo zi zin zong zou zu zuo hser paw naw eh khu wah htet hnin ei tial cung lian "
    "sui hlei"
)
_COLOURS = words_of("red amber green blue black white grey gray silver gold")
_KIN_TITLES = words_of(
    "granny gran nanny nana nan nain nonna auntie aunty aunt uncle grandad grandma grandpa cousin mama papa"
)
_MOSTLY_NAMES = words_of(
    "sue pat bill mark frank dawn carol rose joy nick ray don ed eddy bob stew dale glen chuck norm vi vie "
    "viola cliff clay dean hank nat peg penny dolly dotty heather holly ivy pearl ruby sherry walker wally amber "
    "gill roy jay"
)
_PLACES_FIRST = words_of("in this last next by since until till during early late mid of the a every each our all")
_CHEERED = words_of("thanks cheers kudos congrats congratulations")
_CHEERED_TO = words_of("thanks props kudos shoutout out congrats congratulations done credit love")
_AFTER_CHEERS = words_of("for and n who in from at on x xx we i she he again xxx you u") | {""}
_NAMED = words_of(
    "writing write written wrote as called call named name names put puts recorded spelt spelled typed typing calling "
    "known "
    "read reads nickname nicknamed"
)
_ADJECTIVES = words_of(
    "precious sunny lucky noble divine bright beloved merry loyal rusty dusty sandy lofty bonny belle smiley sparky "
    "lanky titch "
    "shorty ginge ginger tiny slim skip rocky woody tank blade blaze spike bear bunny princess prince junior sonny "
    "angel star "
    "destiny harmony trinity serenity sky blue red"
)
_BEFORE_ADJECTIVE = words_of("about with told saw from met rang asked re seen hugged thanked visited placed but")
_AFTER_NAME = words_of(
    "and n but so when who in at is was has had gets got goes went cos because again now i we he she"
) | {""}
_ONLY = words_of("only first last")
_IN_LINE = words_of("eldest youngest oldest middle")
_STILL_DOES = words_of("works work working lives goes comes covers runs chairs does has wants knows here there off")
_CALLS = words_of("call calls called calling")
_KIN = words_of(
    "twin twins baby eldest youngest oldest child sibling manager boss supervisor sister brother daughter son girl boy "
    "one cousin "
    "toddler middle niece nephew friend partner girlfriend boyfriend mum dad"
)
_LOST = words_of("lost miss missed missing rated adore adored liked hated trusted hugged")
_TRUST = words_of("trust fault rate adore love miss like hate help blame owe thank remember teach watch need know")
_CANNOT = words_of("cant can't cannot dont don't wont won't would could id i'd really do really just")
_THINGS_LOST = words_of(
    "hope faith patience joy peace grace heaven chance snow rain sky summer autumn winter story page cash chips peanut "
    "beans "
    "chip biscuit pudding honey cherry peach apple cat fox owl bunny monkey memory comfort mercy charity honour light "
    "journey "
    "promise favour desire dream dreams storm trace link lace king queen page ward justice liberty"
)
_FORMS = words_of("know want need think have get live like understand remember trust")
_ORDER = words_of("first second third fourth fifth sixth last next new old latest current previous final")
_CASES = words_of(
    "placement placements worker social sw school review plan carer carers foster ehcp assessment taf meeting visit "
    "move referral "
    "birthday teacher key nursery hv timetable sister brother mum dad nan"
)


def two_part_end(reading: Reading, index: int) -> int | None:
    """The last word of a name of short parts with capitals: "Li Na", "Ye-jin", "Ó Briain"; None if none begins."""
    words, first = reading.words, reading.words[index]
    if "-" in first.folded:
        parts = first.folded.split("-")
        return index if len(parts) == 2 and SYLLABLES.issuperset(parts) and not first.shouted else None  # noqa: PLR2004  parts
    if index + 1 >= len(words) or not words[index + 1].capital or not words[index + 1].tight:
        return None
    last = words[index + 1]
    if first.text in _GAELIC:
        return index + 1
    if first.folded not in SYLLABLES or last.folded not in SYLLABLES or first.start in reading.phrases:
        return None
    if first.shouted or last.shouted or first.possessive:
        return None
    ordinary = [word.folded in reading.lists.words for word in (first, last)]
    if ordinary[0] and first.opens:
        return None
    led = not first.opens and reading.before(index) in say.TALK | say.JOINED and len(first.folded) > 1
    return index + 1 if led or not all(ordinary) else None


_GAELIC = frozenset(("Ó", "Ní", "Nic", "Uí", "Mhic"))


def is_told_by_place(reading: Reading, index: int) -> bool:
    """Whether a name that is a word too stands where only a name does."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    if word.possessive:
        if following in _HELD_BY_PEOPLE:
            return before not in say.DETERMINERS | _PLACES_FIRST and word.folded not in say.MONTHS_AND_SEASONS
        return (
            following in _ORDER
            and reading.folded(index + 2) in _CASES
            and before not in say.DETERMINERS | _PLACES_FIRST
            and (word.capital or word.folded not in say.MONTHS_AND_SEASONS)
        )
    return (
        _in_list(reading, index)
        or _cheered(reading, index)
        or _quoted(reading, index)
        or _set_apart(reading, index)
        or _has_kin(reading, index)
        or _asked(reading, index)
        or _named_so(reading, index)
        or _without_article(reading, index)
        or _acts_alone(reading, index)
    )


_HELD_BY_PEOPLE = words_of(
    "lad lads girl girls boy boys kid kids turn tea worker bedroom bike dog phone caseload desk teeth tooth twin "
    "grandma boyfriend "
    "girlfriend ex solicitor bruises passport taxi bus medication"
)


def _acts_alone(reading: Reading, index: int) -> bool:
    """Does what people do, where no article leads: "jet keeps asking for his mum", "summer hasnt eaten"."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    then = reading.folded(index + 2)
    if before in {"poor", "baby", "unborn", "newborn"}:
        return following in _AFTER_POOR
    if before == "our" and word.folded in _COUNTED | _MOSTLY_NAMES:
        return following in (say.SPEECH | say.FLESH) - {"needs"}
    if before not in OPENING | _SAYS:
        return False
    if following in _NEGATED and then in _HUMAN_DEEDS:
        return True
    if following == "aged":
        return True
    if following in {"never", "always"} and word.folded in _MOSTLY_NAMES:
        return then.endswith("s")
    return following in _DEEDS and word.folded in _COUNTED and word.folded not in {"storm", "forest", "river"}


_AFTER_POOR = words_of("has had is was got gets cant didnt never just came went and")
_SAYS = words_of("said says think thinks thought reckon reckons know knows guess mum dad")
_NEGATED = words_of(
    "hasnt hasn't didnt didn't doesnt doesn't cant can't wont won't couldnt couldn't wouldnt wouldn't isnt isn't wasnt "
    "wasn't "
    "has had still"
)
_HUMAN_DEEDS = words_of(
    "eaten slept spoken washed eat sleep speak talk talking crying asleep hungry scared wanted want listen cry smile "
    "hurt hit "
    "swear answer engage attend attending engaging sleeping eating refusing wants cries hiding running absconded "
    "offended"
)
_DEEDS = words_of(
    "kicked keeps kept wants wanted slept cried cries ran runs hides hid bit told says said asked asks refuses refused "
    "hates "
    "loves swore smokes sat left went goes came comes got gets knows thinks reckons lives stays stayed moved hurt hit "
    "drew ate "
    "eats sleeps aged misses missed needs"
)


def _without_article(reading: Reading, index: int) -> bool:
    """A noun that needs an article and has none, where somebody may stand: "had olive on one line"."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    folded, then = word.folded, reading.folded(index + 2)
    if before in _SEES and following in _WHEN and folded not in say.MONTHS_AND_SEASONS:
        return True
    if before in _FINDS and following in {"had", "has", "was", "is", "got"}:
        return then in _KIN_HAD or then in say.STRICT_STATES or folded in _COUNTED
    if before in _LETS and following in _BARE_VERBS and folded not in {"will", "may"}:
        return True
    if folded not in _COUNTED:
        return False
    if (
        before == ""
        and word.opens
        and not word.capital
        and following in {"is", "was", "has", "had", "hasnt", "isnt", "wasnt"}
    ):
        near = {reading.folded(at) for at in range(index + 2, index + 13)}
        return not near.isdisjoint({"she", "he", "her", "his", "shes", "hes", "she's", "he's", "him"})
    return before in _BEFORE_PERSON and following in _AFTER_PERSON


_COUNTED = words_of(
    "rose heath storm star bear blessing olive ivy basil heather hunter fox wolf robin sparrow raven owl pixie prince "
    "princess "
    "queen angel river forest meadow brook tank blade jet ace scout archer baker tanner sawyer hunter walker jasmine "
    "lily poppy "
    "violet iris clover fern hazel willow rowan ash oak pearl jewel crystal diamond opal emerald sapphire penny buddy "
    "nugget twig "
    "sprout spud peanut pickle biscuit dolly teddy junior cliff dale glen lance dean duke earl major sultan rocket "
    "phoenix peg "
    "gene sky destiny harmony trinity precious eve flint reed marina viola pip "
    ""
    "bluebell juniper primrose marigold petal pebble tiger panda bunny simba rocky sunny "
    "ocean nova "
    "halo coral pearl jade cherry peach apple plum berry ember crystal dolly"
)
_BEFORE_PERSON = words_of(
    "about for with had have got saw see seen met told asked rang raising raised plus from to but like let "
    "fostering "
    "adopting hugged where placed moved moving collecting taking bringing getting dropping leaving putting keeping "
    "supporting "
    "helping having without re via kept keep put left"
)
_AFTER_PERSON = words_of(
    "then and or but plus on in at to from is was has had who when cos because again now today yesterday together so "
    "while after "
    "before since gets got goes went drop drops said says told out off up home back he she we i they her his hasnt "
    "isnt wasnt "
    "didnt doesnt wont cant if n as next last this over"
)
_SEES = words_of("see seen saw seeing met meet meeting visit visited visiting collect collected")
_WHEN = words_of("together today yesterday tomorrow weekly fortnightly alone again regularly")
_FINDS = words_of(
    "out realise realised realize know knew known remember remembered learn learned learnt heard discover discovered "
    "thought "
    "think noticed notice forgot says said hear told seemed turns"
)
_LETS = words_of("let lets make made help helped watch watched seen saw hear heard")
_BARE_VERBS = words_of(
    "go drop fall leave stay sit speak talk come run sleep eat play do get be have know see walk stand down settle "
    "feel pick "
    "choose try slip draw read write lead open cook ring"
)
_KIN_HAD = words_of("a an two three four no her his been moved left six five another gone not never already just")


def _named_so(reading: Reading, index: int) -> bool:
    """Behind "granny", as an adjective where a person stands, as what somebody is called, or somebody missed."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    earlier = reading.before(index - 1)
    if before in _KIN_TITLES and (word.capital or earlier not in say.DETERMINERS):
        return True
    if before in NICKED and word.folded in _MOSTLY_NAMES and following != "of":
        return True
    if before in {"him", "her", "himself", "herself", "them"} and earlier in _CALLS:
        return following in _AFTER_NAME
    if word.folded in _ADJECTIVES and following in _AFTER_NAME:
        if before in _BEFORE_ADJECTIVE or (before == "to" and earlier in say.TALK_TO):
            return True
        if before in OPENING - {"", "thought", "think", "and", "only"} and following in {
            "gets",
            "goes",
            "got",
            "went",
            "has",
            "had",
        }:
            return True
    return (
        (before in _LOST or (before in _TRUST and (earlier in _CANNOT or word.folded in _MOSTLY_NAMES)))
        and (earlier in {"i", "we", "they", "she", "he", "you"} or earlier in _CANNOT)
        and following in _AFTER_NAME | {"already", "from", "to", "on", "with", "for"}
        and word.folded not in _THINGS_LOST | say.MONTHS_AND_SEASONS
    )


def _items(reading: Reading, index: int) -> tuple[list[int], int]:
    """The words of the list around the word, which commas, "and", "n" and "&" join, and the first of them."""
    items, first = [index], index
    while first > 0:
        step = _step(reading, first - 1, first)
        if step is None:
            break
        first = step
        items.append(first)
        if len(items) > 8:  # noqa: PLR2004  words
            break
    last = index
    while last + 1 < len(reading.words) and len(items) < 9:  # noqa: PLR2004  words
        then = last + 1
        between = reading.text[reading.words[last].end : reading.words[then].start]
        if between in {", ", " & ", "/", " + "}:
            then += reading.words[then].folded in {"and", "n"} and then + 1 < len(reading.words)
        elif between == " " and reading.words[then].folded in {"and", "n"} and then + 1 < len(reading.words):
            then += 1
        else:
            break
        items.append(then)
        last = then
    return items, first


def _step(reading: Reading, previous: int, first: int) -> int | None:
    """The word of the list before word `first`, or None where no list goes on."""
    between = reading.text[reading.words[previous].end : reading.words[first].start]
    if between in {", ", " & ", "/", " + "}:
        return previous
    if between == " " and reading.words[previous].folded in {"and", "n"} and previous:
        gap = reading.text[reading.words[previous - 1].end : reading.words[previous].start]
        return previous - 1 if gap in {" ", ", "} else None
    return None


def _in_list(reading: Reading, index: int) -> bool:
    """In a list with a name, or in one of capitals that are all names: "bill, summer and ayaan", "Bill and Faith"."""
    word = reading.words[index]
    items, first = _items(reading, index)
    if len(items) == 1 or any(reading.words[each].possessive for each in items[:-1]):
        return False
    before = reading.before(first)
    if before in _PLACES_FIRST:
        return False
    others = [each for each in items if each != index]
    month = word.folded in say.MONTHS_AND_SEASONS
    sure = any(
        reading.kinds[each] in {SURE, SURNAME, RARE}
        and reading.words[each].capital is word.capital
        and reading.words[each].folded not in reading.lists.towns
        and not reading.words[each].shouted
        for each in others
    )
    if sure:
        return not (month and len(items) < 3) and (len(items) > 2 or word.capital or word.folded not in _THINGS_LOST)  # noqa: PLR2004  words
    if not word.capital and not month and len(items) > 2:  # noqa: PLR2004  words
        names = [reading.words[each] for each in items]
        alike = all(reading.kinds[each] == WORD and not reading.words[each].capital for each in items)
        return (
            alike
            and any(name.folded in _COUNTED for name in names)
            and not any(name.folded in _COLOURS for name in names)
        )
    if not word.capital or month:
        return False
    items = [each for each in items if reading.words[each].folded not in say.ARTICLES]
    others = [each for each in items if each != index]
    alike = bool(others) and all(reading.kinds[each] == WORD and reading.words[each].capital for each in others)
    hard = any(reading.words[each].folded in say.HARD - {"bill", "gift", "precious", "storm"} for each in items)
    known = any(reading.words[each].folded in reading.lists.towns for each in items)
    return alike and not hard and not known


def _cheered(reading: Reading, index: int) -> bool:
    """Thanked or praised: "cheers rose", "big up sue", "shout out to dawn and will"."""
    word, before, following = reading.words[index], reading.before(index), reading.following(index)
    if following not in _AFTER_CHEERS or (word.folded in _THINGS_LOST and following == "and"):
        return False
    earlier = reading.before(index - 1)
    if before in {"and", "n"}:
        joined = reading.before(index - 2) in {"to", "thanks", "cheers"}
        return joined and _cheered(reading, index - 2)
    if before in {"you", "u"}:
        return earlier == "thank" and word.folded not in {"lord", "god"}
    if before == "up":
        return earlier == "big"
    if before == "to":
        return earlier in _CHEERED_TO
    return before in _CHEERED or (before == "birthday" and earlier == "happy")


def _quoted(reading: Reading, index: int) -> bool:
    """In quotes, where somebody writes or is called so: they keep writing "sunny" in the log."""
    word = reading.words[index]
    left, right = reading.text[max(0, word.start - 1) : word.start], reading.text[word.end : word.end + 1]
    return (
        left in {'"', "“", "‘", "'"}
        and right in {'"', "”", "’", "'"}
        and index > 0
        and reading.folded(index - 1) in _NAMED
    )


def _set_apart(reading: Reading, index: int) -> bool:
    """Behind a person, between commas or in brackets: "her twin, harmony, is fine", "my manager (joy)"."""
    if not index:
        return False
    word = reading.words[index]
    between = reading.text[reading.words[index - 1].end : word.start]
    if between not in {", ", " (", " - "} or reading.folded(index - 1) not in _KIN | ROLES:
        return False
    after = reading.text[word.end : word.end + 1]
    whose = reading.before(index - 1) in say.DETERMINERS | say.ARTICLES or reading.before(index - 2) in say.ARTICLES
    return (
        whose
        and after == (")" if between == " (" else ",")
        and word.folded not in say.MONTHS_AND_SEASONS - {"summer", "dawn"}
    )


def _has_kin(reading: Reading, index: int) -> bool:
    """Has a brother, or is the only one of somebody: "Star has a new baby brother", "Angel was the only one of"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if before in say.DETERMINERS | (say.PLACE_BEFORE - {"and"}):
        return False
    if following in {"has", "had", "got"}:
        near = [reading.folded(at) for at in range(index + 2, index + 6)]
        kin = next(
            (at for at, each in enumerate(near) if each in _KIN - {"one", "child", "middle", "boss", "manager"}), None
        )
        return kin is not None and near[0] in {"a", "her", "his", "two", "three", "no", "one", "an", "another", "four"}
    if following in {"and", "n"} and reading.folded(index + 3) in {"are", "were"}:
        return reading.folded(index + 4) in {"twins", "sisters", "brothers", "siblings", "cousins"}
    if following in {"n", "&", "plus"} and reading.folded(index + 2) in {"her", "his"}:
        return reading.folded(index + 3) in say.RELATIVES
    if following in {"is", "was"} and reading.folded(index + 2) == "the":
        order, one = reading.folded(index + 3), reading.folded(index + 4)
        return (
            order in _ONLY and one in {"one", "child", "girl", "boy", "sibling"} and (word.capital or before in OPENING)
        ) or (order in _IN_LINE)
    return False


def _asked(reading: Reading, index: int) -> bool:
    """Asked about: "if joy still works in the hub", "does hope know"."""
    word, following, before = reading.words[index], reading.following(index), reading.before(index)
    if word.folded in say.MONTHS_AND_SEASONS - {"dawn", "summer"}:
        return False
    if before in {"if", "whether", "know", "does", "think", "is"} and following in say.ADVERBS:
        return reading.folded(index + 2) in _STILL_DOES
    return before in {"does", "did"} and following in _FORMS and reading.before(index - 1) not in say.DETERMINERS
