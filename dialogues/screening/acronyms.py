"""Capital letters that stand for agencies, roles, plans, units and countries, not for a person."""

from dialogues.screening.word_lists import words_of

NOT_DOTTED = words_of(
    "ie eg am pm uk us eu nb ps pe re it tv pc na ta dv da hv sw gp la ni ep dob ok ot vs cv bc ad rsvp"
)
PAIRS = words_of(
    "AA AD AE AI BI AM AN AO AP AS AT BA BC BE BF BM BP BT BY CA CC CD CE CF CG CI CL CM CO CP CQ CS CT CV CX "
    "DA DC DD DE DF DH DI DJ DM DO DP DQ DR DS DV DT EA EC ED EE EF EH EI EL EM EN EO EP EQ ER ET EU EV EW EX EY "
    "FA FB FC FE FF FG FI FM FN FO FP FS FT FW FY GB GC GD GM GO GP GS HA HB HC HE HI HL HM HO HP HQ HR HT HV HW "
    "IA IC ID IE IF IG IH II IM IN IO IP IQ IR IS IT IV IX KG KM KO KS LA LB LD LF LP LS MA MD ME MG MH ML MM "
    "MP MS MT MY NA NB NE NG NI NO NP NQ NR NW OB OF OH OK ON OR OT OU OX PA PB PC PD PE PG PH PI PL PM PN PO PP "
    "PQ PR PS PT PV PW PX QA QC QS RA RC RE RI RM RN RP RQ SA SB SC SE SG SI SM SO SP SQ SS ST SU SW TA TB TC TD "
    "TL TO TP TS TU TV UC UK UN UP US VA VC VI VP VR VS WC WE WF WI WM WO WP WW XL XR YA YC YE YI YJ YO YP YR YS "
    "YT YW ZA"
)
# Of these, the ones that are a person where they do what only a person does: "SM said".
SELDOM = words_of("AA BM CM DM HP JP MT MM RM SM SB RC PB RP BC BF")
LONGER = words_of(
    "LAC CIN TAF TAC GPS SWS HVS CAF EHA DSL LSA HLT EWO FSW SEN EHC YOT YOS CPN PRU NHS CQC MAT TAS TAM IRO "
    "DFE DWP MPS PCS YPS EHT SGO SPA SPD EDT OOH LSC LSP DVA PPU CSE CCE MDT PCN ICB UAS NEE EAL EPS UKS DAS VLO "
    "ESW AMH CMH KSI GCP SCR LSCB VSH ADM TBC NFA DNA ASD SLT CPP CPR PEP EET LGB FGC FNP ISA IDVA JTAI"
)
SHORT_WORDS = words_of(
    "it he we me my go do is as us at so no on or up if in be by am an to of ok hi ha la ta re ex oh mr ms dr st "
    "sw hv gp ep yp ta id im iv"
)
