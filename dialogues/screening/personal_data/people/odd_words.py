"""Words beside a name that is a word too, and syllables of names of two parts: for the rules in `odd_names`."""

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
COLOURS = words_of("red amber green blue black white grey gray silver gold")
KIN_TITLES = words_of(
    "granny gran nanny nana nan nain nonna auntie aunty aunt uncle grandad grandma grandpa cousin mama papa"
)
MOSTLY_NAMES = words_of(
    "sue pat bill mark frank dawn carol rose joy nick ray don ed eddy bob stew dale glen chuck norm vi vie "
    "viola cliff clay dean hank nat peg penny dolly dotty heather holly ivy pearl ruby sherry walker wally amber "
    "gill roy jay"
)
PLACES_FIRST = words_of("in this last next by since until till during early late mid of the a every each our all")
CHEERED = words_of("thanks cheers kudos congrats congratulations")
CHEERED_TO = words_of("thanks props kudos shoutout out congrats congratulations done credit love")
NAMED = words_of(
    "writing write written wrote as called call named name names put puts recorded spelt spelled typed typing calling "
    "known "
    "read reads nickname nicknamed"
)
ADJECTIVES = words_of(
    "precious sunny lucky noble divine bright beloved merry loyal rusty dusty sandy lofty bonny belle smiley sparky "
    "lanky titch "
    "shorty ginge ginger tiny slim skip rocky woody tank blade blaze spike bear bunny princess prince junior sonny "
    "angel star "
    "destiny harmony trinity serenity sky blue red"
)
BEFORE_ADJECTIVE = words_of("about with told saw from met rang asked re seen hugged thanked visited placed but")
ONLY = words_of("only first last")
IN_LINE = words_of("eldest youngest oldest middle")
STILL_DOES = words_of("works work working lives goes comes covers runs chairs does has wants knows here there off")
CALLS = words_of("call calls called calling")
KIN = words_of(
    "twin twins baby eldest youngest oldest child sibling manager boss supervisor sister brother daughter son girl boy "
    "one cousin "
    "toddler middle niece nephew friend partner girlfriend boyfriend mum dad"
)
LOST = words_of("lost miss missed missing rated adore adored liked hated trusted hugged")
TRUST = words_of("trust fault rate adore love miss like hate help blame owe thank remember teach watch need know")
CANNOT = words_of("cant can't cannot dont don't wont won't would could id i'd really do really just")
THINGS_LOST = words_of(
    "hope faith patience joy peace grace heaven chance snow rain sky summer autumn winter story page cash chips peanut "
    "beans "
    "chip biscuit pudding honey cherry peach apple cat fox owl bunny monkey memory comfort mercy charity honour light "
    "journey "
    "promise favour desire dream dreams storm trace link lace king queen page ward justice liberty"
)
FORMS = words_of("know want need think have get live like understand remember trust")
ORDER = words_of("first second third fourth fifth sixth last next new old latest current previous final")
CASES = words_of(
    "placement placements worker social sw school review plan carer carers foster ehcp assessment taf meeting visit "
    "move referral "
    "birthday teacher key nursery hv timetable sister brother mum dad nan"
)
HELD_BY_PEOPLE = words_of(
    "lad lads girl girls boy boys kid kids turn tea worker bedroom bike dog phone caseload desk teeth tooth twin "
    "grandma boyfriend "
    "girlfriend ex solicitor bruises passport taxi bus medication"
)
AFTER_POOR = words_of("has had is was got gets cant didnt never just came went and")
SAYS = words_of("said says think thinks thought reckon reckons know knows guess mum dad")
NEGATED = words_of(
    "hasnt hasn't didnt didn't doesnt doesn't cant can't wont won't couldnt couldn't wouldnt wouldn't isnt isn't wasnt "
    "wasn't "
    "has had still"
)
HUMAN_DEEDS = words_of(
    "eaten slept spoken washed eat sleep speak talk talking crying asleep hungry scared wanted want listen cry smile "
    "hurt hit "
    "swear answer engage attend attending engaging sleeping eating refusing wants cries hiding running absconded "
    "offended"
)
DEEDS = words_of(
    "kicked keeps kept wants wanted slept cried cries ran runs hides hid bit told says said asked asks refuses refused "
    "hates "
    "loves swore smokes sat left went goes came comes got gets knows thinks reckons lives stays stayed moved hurt hit "
    "drew ate "
    "eats sleeps aged misses missed needs"
)
COUNTED = words_of(
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
BEFORE_PERSON = words_of(
    "about for with had have got saw see seen met told asked rang raising raised plus from to but like let "
    "fostering "
    "adopting hugged where placed moved moving collecting taking bringing getting dropping leaving putting keeping "
    "supporting "
    "helping having without re via kept keep put left"
)
AFTER_PERSON = words_of(
    "then and or but plus on in at to from is was has had who when cos because again now today yesterday together so "
    "while after "
    "before since gets got goes went drop drops said says told out off up home back he she we i they her his hasnt "
    "isnt wasnt "
    "didnt doesnt wont cant if n as next last this over"
)
SEES = words_of("see seen saw seeing met meet meeting visit visited visiting collect collected")
WHEN = words_of("together today yesterday tomorrow weekly fortnightly alone again regularly")
FINDS = words_of(
    "out realise realised realize know knew known remember remembered learn learned learnt heard discover discovered "
    "thought "
    "think noticed notice forgot says said hear told seemed turns"
)
LETS = words_of("let lets make made help helped watch watched seen saw hear heard")
BARE_VERBS = words_of(
    "go drop fall leave stay sit speak talk come run sleep eat play do get be have know see walk stand down settle "
    "feel pick "
    "choose try slip draw read write lead open cook ring"
)
KIN_HAD = words_of("a an two three four no her his been moved left six five another gone not never already just")
