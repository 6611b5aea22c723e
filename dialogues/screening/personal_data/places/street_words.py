"""Words of addresses: kinds of streets and houses, and what is no street though it looks like one."""

from dialogues.screening.personal_data.word_lists import words_of

# These make a street of the name before them, with or without a house number.
PLAIN_STREETS = words_of(
    "road rd street str avenue ave lane ln crescent cres cresent terrace terr grove gardens gdns mews villas croft "
    "grv tce ter av cl cresc hse bldgs drive close cottages cottage parade boulevard wynd garth brae broadway "
    "esplanade heol ffordd loke ginnel snicket pightle twitten lonning lonnen chare weind wiend twitchel jitty vennel "
    "avn gdn boul blvd"
)
# Unlike "road", these stand in many sentences that give no address: without capitals they need a sign of one.
SHY_STREETS = words_of(
    "drive close place pl way walk row rise view gate mount park green hill bank house point fold yard court square "
    "mt sq ct wlk wk crt hts hotel inn hostel farm estate estates heights approach ridge parade vale loan st dr lodge "
    "tower towers quay gardens mills works maltings gr wy paddocks meadows willows oaks orchards poplars laurels "
    "larches pastures limes elms beeches firs mill hall barn wharf crest brow dene buildings mansions flats croft "
    "barns stables chase copse dell glade glebe knoll landing leas meadow nook orchard paddock passage quadrant "
    "spinney strand causeway hollow mead wood woods weir stile gables parkway quays vennel crossing "
    "pk grn pde bldg mdw mdws apts mans dve cft vw pl hl orch tyning rake fold nook "
    "grange manor oval hawthorns hollies lindens chestnuts sycamores rowans birches cedars hazels maples moorings "
    "cloisters poplars"
)
# Streets only behind a number and an odd name or capitals: "9 tanner hey", "14 Mill Bottom".
NUMBERED = words_of(
    "hey drove brow bottom bottoms ings fleet hard butts batch drang opening dyke carr rigg sands backs entry gill "
    "hythe "
    "knap leat pitch side steps tye end corner top field fields head heads dene cliff cliffe shaw slade sike thwaite "
    "toft moor common heath cross ford lea lees leaze pasture reach rock scar shore spring stairs stead stone syke "
    "turn "
    "wall water well wells wold lock locks bay brink bridge brook bower bury combe cote cove delph garden gorse "
    "hedges holt keep knowle moss pool ride riding shade spur tarn tops trees ways wick yew row rows gates lands mere "
    "pend brae lanes ln hollow"
)
# Farms that nobody lives on: outings and programmes.
NO_FARMS = words_of(
    "city care community animal open home fun wind solar food ice health funny children's kids church county school "
    "family social the holiday petting urban server educational"
)
STREETS = PLAIN_STREETS | SHY_STREETS
HOUSES = words_of("house lodge tower towers court mansions cottage farm mill mills maltings buildings point")
# A house that stands for an address where a street follows: "the old vicarage, church lane".
NAMED_HOUSES = words_of(
    "vicarage rectory schoolhouse chapel mill bakery forge lodge maltings manse cottage cottages barn granary stables "
    "farm farmhouse bungalow house gatehouse dairy brewery smithy"
)
# Streets that are verbs or adverbs too, so that without capitals only "on Beckett close" is one.
ALSO_VERBS = words_of("drive close grove parade croft garth broadway")
NO_DRIVES = words_of(
    "test hard shared google blood disk disc usb flash pen c d e g h my network charity recruitment food long short "
    "day recruiting sex night that this high own one each"
)
WELSH_STREETS = words_of(
    "heol ffordd stryd lôn lon clos rhodfa cwrt maes llys parc teras rhes trem tyddyn pentre ty tŷ plas hafod gelli "
    "cae "
    "tigh taigh pant nant llwyn erw waun"
)
OF_WELSH = words_of("y yr of the le na nan")
NOT_IN_STREETS = words_of(
    "and or but so for in on at of to from by with off was were is are be been that than then this these those "
    "there when who which it they we you he she i my our your his her their min mins minute minutes hour hours hr "
    "hrs day days week weeks wk wks month months year years yr yrs mile miles children kids families people staff "
    "workers agencies meetings visits calls emails times per percent pm am way down up into out back same "
    "next more less other different new big small bed beds bedroom good bad long short quick half "
    "parents pupils boys girls sessions teams areas schools services cases referrals professionals forms "
    "steps if as not no all any some every each another a an the visited sent met saw"
)
# Names of streets that everybody has, works of art, and figures of speech.
NO_STREETS = words_of(
    "high main down coronation sesame downing silk memory fast fleet wall middle easy same busy long wrong right "
    "private side back slip ring country dirt quiet rough whole bus cycle own nearest top bottom bumpy rocky open "
    "hard dual baker ormond residential nice posh leafy narrow steep winding single cross other one my of"
)
# A street called like one of these is one however it is typed: "104 sycamore way".
TREES = words_of(
    "sycamore elm oak ash beech birch cedar willow maple poplar hawthorn chestnut laurel pine larch rowan cherry hazel "
    "holly alder acacia magnolia bluebell primrose foxglove lavender kestrel falcon swallow heron linden juniper "
    "honeysuckle blackthorn whitethorn hornbeam aspen orchard tree"
)
OUR_OWN = words_of(
    "clinic centre center hospital surgery school hub office offices station library church mosque police team "
    "practice depot primary nursery academy nick court gp health children's childrens community infants juniors"
)
NO_ESTATES = words_of(
    "the a an our council housing local big whole this that new old same real industrial trading private each every "
    "another other one two rough sink car of on building her his mum's their neighbouring"
)
# Behind a number and "the" these are streets wherever they stand: "25 the broadway".
ARTICLED = words_of("crescent avenue broadway mews oval terrace maltings paddock grove esplanade parade")
# What may follow "14 the avenue", but not "at 4 the drive home began".
AFTER_STREET = words_of(
    "with in for at and on when while to again yesterday today tomorrow tonight this last by w but so because cos is "
    "was "
    "where has had from after before n as until who again twice ourselves myself themselves if or my we i she he they "
    "about the above below behind next opposite but since till until have who which without then there beside over"
)
