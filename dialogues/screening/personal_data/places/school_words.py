"""Words of the names of schools, nurseries and colleges, and of the sentences that mention one."""

from dialogues.screening.personal_data.word_lists import words_of

KINDS = words_of(
    "school schools academy academies primary infants infant juniors junior nursery nurseries college preschool "
    "pre-school playgroup kindergarten grammar secondary comprehensive comp seminary yeshiva madrasa madrasah cheder "
    "daycare creche prep uni university high childcare childminders childminding gymnasium wraparound crèche pru utc "
    "sixth"
)
CLOSING = KINDS | words_of(
    "pupil referral catholic special day c of e ce rc cofe community church christian form centre center first middle "
    "lower upper boys girls and the & unit trust montessori forest vc va jmi methodist jewish islamic muslim hindu "
    "sikh welsh"
)
# Words that describe any school and name none.
GENERIC = words_of(
    "the a an our your his her their my its this that these those each every any some no all both two three four "
    "many most local special primary secondary high junior infant infants nursery virtual whole day after before "
    "private state church new old mainstream boarding sunday forest grammar independent public catholic faith "
    "village welsh language english international free community first middle lower upper big small good great "
    "other another same different feeder host home previous current last next alternative pre further "
    "sixth form and or at in to from of for with by on between around across into through via multi academy trust "
    "partner one children's kids kid's mum's dad's son's daughter's child's team out working sibling's "
    "sure start early years year help health outdoor royal london open online teaching hospital music dance drama "
    "law medical business summer holiday swimming driving safer healthy rights respecting inclusive "
    "pilot link lead when if while but because as we i he she they is was are were has had have rang asked "
    "told chose left saw met visited like love about bigger smaller nearest nearby safe cluster mums parents what "
    "which where whose only also today yesterday re since until till outside inside than social attending attends "
    "attended starts starting finish finished college school ofsted head heads polish saturday "
    "monday tuesday wednesday thursday friday full-time part-time full part time term not now i'm i'd i've we're "
    "he's she's they're it's that's who's there's you're romanian ukrainian arabic urdu pvi lea maintained "
    "single sex mixed rural urban inner city town selective fee paying non local-authority closed busy failing "
    "outstanding smaller larger named chosen second third every-day breakfast evening night weekend specialist"
)
# Places in a landscape: two of them, or one before "primary", name a school.
LANDSCAPE = words_of(
    "lodge court tree trees brook view end moor dale gate heath mount park green hill bank vale field house wood "
    "woods lane road grange manor grove oak ash elm beech birch cedar holly willow rowan chestnut castle bridge "
    "mill cross well priory abbey river valley meadow meadows fields cliff hall high top long stone orchard spring "
    "spinney copse ridge marsh fen bay harbour quarry windmill king's queen's king queen kings queens victoria "
    "albert trinity beacon minster low mead park's side water tor rd ln ave ford hurst croft highfield wells"
)
# What nurseries are called; before "nursery" and the like it is a name even without capitals.
NURSERY_NAMES = words_of(
    "acorns acorn sparks bees stars toes tots steps rainbow rainbows ladybird ladybirds butterfly butterflies "
    "buttercup buttercups daisy daisies sunflower sunflowers sunshine sunbeams caterpillar caterpillars bluebell "
    "bluebells woodpeckers squirrels hedgehogs owls robins chestnuts conkers pebbles puddles tadpoles ducklings ducks "
    "cubs bears teddies dinky dolphins scallywags treetops treehouse ark honeypot honeybees jellybeans jellytots "
    "cherubs angels rascals monkeys giraffes pumpkins poppies willows oaks orchard meadow nest kiddies fledglings "
    "explorers adventurers penguins bunnies rabbits pixies elves fairies clouds moonbeams twinkle twinkles starfish "
    "seashells mermaids dragons dinosaurs lambs foxes otters badgers kittens puffins wrens swallows busybees "
    "tinkerbell cuddles giggles smarties pippins apples cherries blossoms petals daffodils snowdrops primroses "
    "snowflakes wigglers tiny little happy busy bright jolly wise sunny smiley cheeky mini playdays playmates "
    "playhouse bambinos pinocchio peter noah's daydreams tree hop rocking horse house wendy storybook alphabet abc "
    "123 footsteps stepping stones first days gems futures wonders beginnings learners minds sprouts seedlings "
    "saplings "
    "buds hands wee kids"
)
NURSERY_ADJECTIVES = words_of(
    "tiny little happy busy bright jolly wise sunny smiley cheeky mini first hop tree house horse rocking stepping "
    "stones story steps wee kids hands peter abc 123"
)
EARLY = words_of("nursery nurseries pre-school preschool playgroup kindergarten daycare creche childcare day")
SMALL = words_of("gt great little lt upper lower north south east west old new st saint mt mount high long")
NOT_OF_SAINTS = words_of(
    "hospital hospice church ward day cathedral road street square infirmary drive avenue lane close hall place house "
    "park rd st ambulance estate trust island wing cross clinic parish centre food community a&e"
)
# Schools of a faith whose names need no "school" behind them.
HOLY = (
    "our lady",
    "sacred heart",
    "holy family",
    "holy trinity",
    "holy cross",
    "all saints",
    "christ the king",
    "corpus christi",
    "english martyrs",
    "immaculate conception",
    "immaculate heart",
    "blessed sacrament",
    "good shepherd",
    "all souls",
    "star of the sea",
)
HOLY_ALONE = ("our lady", "sacred heart", "christ the king", "corpus christi", "english martyrs", "blessed sacrament")
BEFORE_NAMES = words_of("al el dar ul ur ibn abu umm beis bais beth bnos bnot darul jamia madani")
FOREIGN = words_of(
    "bun-sgoil sgoil ard-sgoil coláiste colaiste scoil naionra meithrin cylch ysgol gaelscoil bunscoil beis bais beth "
    "yeshivas talmud"
)
