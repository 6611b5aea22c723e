"""Words that, beside a name that is also a word, say whether a person is meant."""

from dialogues.screening.personal_data.word_lists import words_of

TITLES = words_of(
    "sir mr mrs ms miss mx dr prof professor rev reverend revd cllr councillor judge hhj bishop baroness nurse coach "
    "insp elder mullah hajji hajja ustadh ustadha fr sr pc pcso ds di dc dci dcs supt sgt sergeant inspector constable "
    "lord auntie aunty aunt uncle imam rabbi rebbetzin pastor mufti sheikha"
)
SHY_TITLES = words_of(
    "sir judge bishop baroness nurse coach elder fr sr ms miss dr pc ds di dc dcs lord aunt pastor inspector constable "
    "sergeant"
)  # words or codes too
SHORTENED = words_of("mr mrs ms mx dr prof rev revd cllr supt sgt")  # a full stop may follow, and the name goes on
NOT_AFTER_TITLE = words_of(
    "teams team appointment appointments surgery word office excel support world crashed letter letters note "
    "notes s's said says was is has had and or who will would can could may might did does rang came went told "
    "asked took the a an in on at to for from of with about out it them him her his their our my me us you that "
    "this one so again if "
    "when monday tuesday wednesday thursday friday meeting meetings school contact then but not no "
    "led only also visited about saw"
)
RELATIVES = words_of(
    "mum mums mam mother dad dads father nan nana nanny gran granny grandma grandad grandfather grandmother "
    "stepdad stepmum stepfather stepmother aunt auntie aunty uncle brother sister siblings sibling brothers "
    "sisters son daughter baby partner boyfriend girlfriend carer carers parents parent family foster husband "
    "wife ex cousin friend friends twin step granddad gran's"
)
BELONGINGS = RELATIVES | words_of(
    "case plan placement behaviour school nursery teacher worker social class home house review ehcp needs room "
    "coat speech attendance file notes email number phone voice name birthday story team manager caseload report "
    "referral assessment old new health key youth mental asthma diet medication meeting timetable school's desk "
    "idea view views wishes face classroom safety record records chronology assessment visit visits reading "
    "hv sw fsw keyworker midwife cpn progress lunch bag shoes hair teeth"
)
SPEECH = words_of(
    "sed sez txted txtd said says told tells asked asks rang phoned texted emailed messaged reckons thinks thought "
    "knew knows wants wanted cried hasnt didnt wouldnt doesnt isnt wasnt couldnt didn't doesn't wouldn't couldn't "
    "explained replied agreed admitted shouted disclosed chaired reckoned suggested promised smiled laughed "
    "apologised loves hates lives noticed insisted emails rings chairs trusts attends refuses refused shared offered "
    "mentioned struggles needs spoke wouldn’t didn’t doesn’t couldn’t covers arrived answered covered goes picked"
)
# Negated auxiliaries, which things take as well.
NEGATED = words_of(
    "hasnt didnt wouldnt doesnt isnt wasnt couldnt didn't doesn't wouldn't couldn't wouldn’t didn’t doesn’t couldn’t"
)
ACTS = SPEECH | words_of(
    "came comes went goes walked left took takes got gets gave gives brought brings sat runs ran leads led helped "
    "helps sorted found feels felt looks looked seems seemed works worked moved missed misses turned stayed stays "
    "kept keeps hasn't isn't wasn't hasn’t isn’t wasn’t won't won’t can't can’t told let lets kicked hit bit made "
    "makes wore slept ate does did likes liked showed became spends used joined stopped started drives drove "
    "never always"
)
# What abstractions, months and towns do not do.
FLESH = (
    SPEECH
    | words_of(
        "came went walked left sat ran missed hit kicked bit slept ate wore brought got took turned never hid hides "
        "swore screamed threw punched fell fled lied stole smokes eats sleeps cries hits kicks bites hugged drew "
        "wrote painted plays played"
    )
) - words_of("needs covers covered goes shared offered answered wants arrived")
# What a person does who is called like a virtue: "Joy held the meeting together".
HELD = words_of(
    "held chaired led pulled sorted kept gave stood stepped drove argued fought begged pushed waited climbed drank "
    "bought cooked knocked signed handed emailed sent noticed spotted booked cancelled apologised volunteered "
    "translated listened stayed found made taught fed changed dropped carried cleaned washed met visited grabbed "
    "opened closed lost paid fixed"
)
HOUSEHOLDS = words_of("family children household siblings case boys girls twins kids brothers sisters")
ADVERBS = words_of("only always never still just really also then now often usually actually finally")
# Short names that are typed without a capital more often than the word they look like stands alone.
EVERYDAY = words_of("sue pat bill rob will mark frank dawn carol rose may joy")
NO_TEAM = words_of("the our number it next across early")
OF_THE_BODY = words_of(
    "behaviour placement speech attendance coat voice room face hair teeth asthma diet birthday name wishes bag shoes"
)
BEING = words_of("is was has had would could does did will isn't wasn't hasn't")
HUMAN_STATES = words_of(
    "seen excluded upset crying tearful allocated told asked born placed angry scared frightened happy sad lovely "
    "brilliant great fab amazing fantastic off there here late very so really on not able supposed allowed honest "
    "nine ten eleven twelve five six seven eight four three two thirteen fourteen fifteen sixteen my our his her "
    "their a an the in at back home missing safe unsafe well ill sick quiet good kind been gone got moved had "
    "told lead leading doing going coming living staying getting struggling waiting worried known one still now "
    "nearly about due also always never being just helpful pregnant autistic nonverbal stuck alone better"
)
STRICT_STATES = words_of(
    "seen excluded upset crying tearful allocated told asked placed angry scared frightened pregnant autistic "
    "nonverbal missing fostered adopted bullied exploited groomed arrested sectioned suspended diagnosed nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen"
)
TALK = words_of(
    "told asked rang called phoned texted emailed messaged met saw visited thanked contacted chased seen see visiting "
    "seeing asking ringing telling meeting ask tell ring bleeped hugged collected invited emailing try tried "
    "supporting paged named dear hi hello hiya observed supervised supervise weighed congratulated"
)
TALK_TO = words_of(
    "spoke speak talk talked talking spoken speaking listened listen wrote said introduced handed thanks due "
    "according married attached apologised chatted chatting turned"
)
JOINED = words_of("with from by and to for about of little poor thanks cheers dear when if that because but like via")
NAMING = words_of(
    "called named worker colleague son daughter brother sister manager teacher senco nurse visitor toddler chair "
    "midwife interpreter supervisor mentor head practitioner psychologist officer coordinator caretaker "
    "receptionist lead uncle auntie cousin boyfriend girlfriend partner stepdad niece nephew twin twins mum dad "
    "nan"
)
ARTICLES = words_of("the a an this these those that my our his her their your every some no")
DETERMINERS = words_of(
    "the a an this that these those it them my our his her their your any some every each no one all what up down "
    "out off us me him you more less not"
)
SCENES = words_of("at about in on yesterday today tomorrow and when after before re from again twice this last for")
MONTHS_AND_SEASONS = words_of("may june april august summer winter autumn sunday friday monday dawn")
ABSTRACT = words_of(
    "joy hope faith grace patience charity mercy comfort peace love justice liberty harmony destiny trinity serenity "
    "praise victory miracle blessing chance wisdom glory honour prudence favour karma heaven angel star gift haven "
    "treasure desire beauty memory legacy journey story promise fortune merit precious divine river rain snow sky "
    "forest ocean storm winter echo halo bliss jewel honey cherry berry peach olive sage clover basil heather rose "
    "amber crystal diamond pearl silver coral opal phoenix link cash jazz melody lyric athena genie holmes apollo "
    "merlin hermes titan rhythm page ward lane cliff prince princess king queen duke major royal noble lucky bright "
    "sunny rusty dusty rich bill grant art lance pat cat buzz skip chip dot stew bud peg chuck norm tad curt frank "
    "guy"
)
# Capital letters alone say nothing about these: adjectives, ranks, plans, things of this work.
HARD = words_of(
    "christian roman danish german junior star royal justice major link lady king queen duke noble legend legacy "
    "journey story sir sunday friday monday red blue silver art guy rich beauty dream desire bright chance lord "
    "baby cash king alpha delta nova trinity champion page ward lane cliff story gift haven promise fortune merit "
    "memory royalty bear saint atlas genesis phoenix phoenix's harmony destiny liberty horizon bill blue eden "
    "zion canaan oak maple jet ace mercedes lexus porsche armani vogue gypsy pagan angel harsh clement fleur will "
    "max jan mini peace comfort victory wisdom charity papa era ash smart may summer winter autumn april june "
    "august buddy buster sol vita karma rain snow storm"
) - {
    "max",
    "rich",
    "bill",
    "angel",
    "ash",
    "buster",
    "buddy",
    "mercedes",
    "will",
    "gift",
    "armani",
    "comfort",
    "clement",
    "fleur",
}
PLACE_BEFORE = words_of("in at near from to around across outside of for between and through over via visited")
PLACE_AFTER = words_of(
    "office team council branch area hub based people families side way road hospital university city town centre "
    "station college academy borough services high council's north south east west area's schools clinic refugees "
    "staff"
)
INSTITUTIONS = words_of(
    "house centre center hospital clinic unit project trust foundation charity hub team park library surgery "
    "practice road street avenue lane close suite ward building day week month report inquiry review guidelines "
    "guideline competence competent law rule act model theory scale service services programme scheme appeal fund "
    "group room matters safety star period festival holidays concert service class medical college council office "
    "court bridge square guidance training hall hotel lodge church chapel mosque nursery academy school care card "
    "ambulance housing association"
)
ROOMY = words_of("park hall church ward lane court bridge house close street day week service law star")  # surnames too
ORGANISED = words_of(
    "licensing commissioning outreach fire tenancy safeguarding prison prevent planning highways welfare play youth "
    "community mental substance drugs cafcass nspcc mencap refuge victim marac mace dwp jobcentre citizens foodbank "
    "church transport contact speech ot physio audiology dentistry maternity dieticians benefits revenues immigration "
    "environmental housing early health mash camhs school yot police education social children's childrens the our "
    "nursery legal finance hr admin reception probation adult adults midwifery paediatrics eh cams senco family home- "
    "start homestart barnardo's women's gym club centre yos send inclusion attendance accounts it nhs across number "
    "carers carer young next duty panel food library hospital surgery hostel college crisis perinatal parenting "
    "families "
    "contextual edge leaving aftercare virtual kinship fostering adoption dv domestic sexual refugee asylum homeless "
    "portage "
    "mediation bereavement hospice pharmacy dental dietetics ward paeds gangs missing exploitation"
)
PEOPLE_NOUNS = words_of(
    "family children child kids household case siblings twins brothers sisters boys girls lads baby lot"
)
PARTICLES = words_of("van von de der den del della di da dos al el bin bint ibn ben la le st mc mac o ap ab ur")
HANDLING = words_of("sarah's clare's claire's martha's megan's helen's jay's natasha's charlie's herbert's")
