"""Words of shorter and rarer names of schools, and what only schools do, for `odd_schools`."""

from dialogues.screening.personal_data.word_lists import words_of

SHORTENED = words_of("sec jnr jnrs jun inf infs prim prims pri acad comp ss hs jm jmi coll prep gram high pry sch")
SHORTENED_CAPITALS = words_of("boys girls free high jm ss upper lower first middle semh sen semi")
HOUSES = words_of(
    "grange manor grove oaks elms beeches willows rowans priory abbey beacon minster spinney copse meadow meadows "
    "orchard ridge limes laurels firs chestnuts sycamores poplars hollies maples cedars hawthorns lindens acorns "
    "quarry "
    "windmill convent bridge gables birches ashes coppice hollow pines poplars alders larches oratory friary hermitage"
)
BARE = words_of(
    "moor dale heath mount brook priory abbey castle manor grange beacon minster grove ridge valley meadow meadows "
    "orchard copse spinney willow rowan oak ash elm cedar trinity hillside parkside riverside woodside highfield "
    "corpus"
)
PARTS_IN_USE = words_of(
    "park green wood hill field end lane vale bank dale gate view brook moor heath mount mead way lea nest tree cross "
    "court lodge house"
)
RANKS = words_of("archbishop cardinal canon abbot dame bishop duchess duke archdeacon")
PLACES_AT = words_of("academy school college primary nursery campus unit secondary infants juniors sixth utc")
SAINTS = words_of("ss sts saints")
NO_SCHOOL = words_of("patrick george david andrew valentine nicholas christopher john's day paul pancras")
SCHOOL_DOES = words_of(
    "suspended excluded called rang phoned emailed sent send sends offered offer agreed refused said says say told "
    "gave "
    "give gives want wants wanted asked asks took take kept keep argue argued noticed reported referred flagged raised "
    "have has had won't wont wouldn't wouldnt didn't didnt don't dont let never are were is was off-rolled governors "
    "please nurture pastoral will would did do does office reception yr year senco sendco dsl head ta teacher"
)
CUT_SHORT = words_of("wm thos gt lt bp abp chas geo")
STAFF = words_of("tutor teacher head senco sendco dsl pastoral deputy governor governors ta pupil headteacher")
AGENCIES = words_of("CAMHS MASH YOT YOS SEN SEND NHS LA EP EH HQ TAF PRU PRUS EHT UK EU EWO DFE SENDIASS CIN CP")
CHAINS = words_of(
    "ark oasis outwood dixons ormiston tauheedul delta astrea wellspring laurus bluecoat aspirations brooke"
)
ENDS_OF_UNITS = words_of("unit base centre provision hub e-act aet eyfs")
NOT_APART = words_of(
    "health early social police housing help services service care team council probation safeguarding cafcass camhs "
    "mash "
    "education youth justice family legal finance court trust nhs government monday tuesday wednesday thursday friday"
)
KINDS_APART = words_of("pru school nursery college academy medium place provision primary form preschool secondary")
# Without one of these, neither `_SENT_OUT` nor `_PART_OF_SCHOOL` finds anything.
RINGS = words_of("rang phoned emailed excluded suspended sent said told offered won't refused called want wants")
DEEDS = words_of(
    "off-rolled offrolled rolled excluded suspended perm permanently isolated kept back home isolation timetable unit "
    "base "
    "provision room class group hub assembly kitchen gate gates playground canteen classroom lesson lessons classes "
    "detention day "
    "evening taster transition club registered roll homeschool homeschooling schooling school move pupil pupils prom "
    "exams "
    "timetable reception moved place placed run form go yr year ehcp naming into utc exclusion suspension expelled "
    "kicked offered put support tutor club mr mrs miss ms pick picks exclude booths"
)
