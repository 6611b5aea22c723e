"""Capital letters that stand for agencies, roles, plans, units and countries, not for a person."""

from dialogues.screening.personal_data.word_lists import words_of

NOT_DOTTED = words_of(
    "ie eg am pm uk us eu nb ps pe re it tv pc na ta dv da hv sw gp la ni ep dob ok ot vs cv bc ad rsvp"
)
PAIRS = words_of(
    "AA AD AE AI BI AM AN AO AP AS AT BA BC BE BF BM BP BT BY CA CC CD CE CF CG CI CL CM CO CP CQ CS CT CV CX "
    "DA DC DD DE DF DH DI DJ DM DO DP DQ DR DS DV DT EA EC ED EE EF EH EI EL EM EN EO EP EQ ER ET EU EV EW EX EY "
    "FA FB FC FE FF FG FI FM FN FO FP FS FT FW FY GB GC GD GM GO GP GS HA HB HC HE HI HL HM HO HP HQ HR HT HV HW "
    "IA IC ID IE IF IG IH II IM IN IO IP IQ IR IS IT IV IX KG KM KO KS LA LB LD LF LP LS MA MD ME MG MH ML MM "
    "MP MS MT MY NA NB NE NG NI NO NP NQ NR NW OB OF OH OK ON OR OT OU OX PA PB PC PD PE PG PH PI PL PM PN PO PP "
    "PQ PR PS PT PV PW PX QA QC QR QS RA RC RE RI RM RN RP RQ SA SB SC SE SG SI SM SO SP SQ SS ST SU SW TA TB TC TD "
    "TL TO TP TS TU TV UC UK UN UP US VA VC VI VP VR VS WC WE WF WI WM WO WP WW XL XR YA YC YE YI YJ YO YP YR YS "
    "YT YW ZA"
)
# Of these, the ones in everyday use: they stand for a person only behind "child" and the like.
EVERYDAY = words_of(
    "QR AA AD AI AM AP AS AT BA BP BT BY CA CC CE CF CI CM CO CP CV DA DC DD DI DO DP DS DV EA ED EH EI EP ER ET EU "
    "EX EY "
    "FC FE FF FM FS GB GM GO GP HA HB HE HI HO HQ HR HT HV IA ID IF IG IM IN IO IQ IR IS IT IV KS LA LD LP MA MD ME "
    "MH MP MS MY NA NB NE NI NO NQ NW OF OH OK ON OR OT OU PA PB PC PD PE PG PH PI PM PO PP PR PS PT QA QC RE RO SA "
    "SE SI SM SO SP SS ST SU SW TA TB TL TO TU TV UC UK UN UP US VC VI VP VR VS WC WE WI XR YA YC YE YI YJ YO YP ZA"
)
ROLES = words_of("YP SW HV GP TA LA EP PA CP DV DA FC MP PM TM YO AP DI PC DS DC HT")
SELDOM = PAIRS - EVERYDAY
LONGER = words_of(
    "LAC CIN TAF TAC GPS SWS HVS CAF EHA DSL LSA HLT EWO FSW SEN EHC YOT YOS CPN PRU NHS CQC MAT TAS TAM IRO "
    "DFE DWP MPS PCS YPS EHT SGO SPA SPD EDT OOH LSC LSP DVA PPU CSE CCE MDT PCN ICB UAS NEE EAL EPS UKS DAS VLO "
    "ESW AMH CMH KSI GCP SCR LSCB VSH ADM TBC NFA DNA ASD SLT CPP CPR PEP EET LGB FGC FNP ISA IDVA JTAI"
)
# More of three letters, for places where nothing but the letters speaks of a person.
THREE = LONGER | words_of(
    "ABC ABA ABE ACE ACT ADD AEP AIR AMP AOB AOT APM APP ARC ARP ART ASB ASC ASQ ASW ATM BBC BME BSL BST CAB CBT CCG "
    "CDC CDT CEO CFO CGL CHC CIC CIO CLA CME CMT COO CPD CSA CSC CSP CSW CTA CVS CYP DBS DBT DDP DFG DHR DLA DNR DOB "
    "DOL "
    "DOT DPA DSM DSO DSS DWP EBD ECG ECM EDS EFT EIP ELS EMH EOD EPO ERF ESA ESC ESL ETA ETC FAQ FAS FBI FGM FII FIS "
    "FOI "
    "FSM FTE FYI GCSE GDP GMC GRT GUM HAF HBV HCA HFA HIV HMP HMO HOD HOS HOY HRT ICO ICS ICT IEP IFA ILR IMD INSET "
    "IOM "
    "IPP IQR IRC ISP ISS ITT JCP JDM KPI LAA LAN LAS LEA LED LFT LMC LSB MAP MBE MCA MCI MDS MFH MOD MOJ MOT MOU MRI "
    "MSP "
    "NDA NEU NHR NLP NMC NPD NQT NRM NVQ NVR OBE OFW OIC OMG OOA OOB OPD OTR PAC PAS PAT PAU PBS PCC PCR PCT PDA PDF "
    "PDR "
    "PDT PEX PFA PFI PHN PIP PLO PMH PMS POC POP PPA PPE PPO PSA PSB PSP PTA PTSD PTO PVI QUB QOF NSF RAG RCA RHE RIP "
    "RIR RMN "
    "RPI "
    "RSE RSPCA RSO RTA RVR SAB SAR SAO SAS SCB SCT SDQ SEF SEO SIO SLA SMS SMT SOP SOS SOW SPI SPR SRE SSP SSW STI STP "
    "TBA TES TLA TLC TLT TMT TRA TUI TUPE UCL UFN UKBA UPN URL USB UTC UTI VAR VAT VCF VCS VIP VPN VRU WFD WIP WTE YFS "
    "YIP YJB YJS YOI YPA YPP YSS YTD"
)
# Two letters that are a word wherever they stand.
WORDS_OF_TWO = words_of("it he we me my go do is as us at so no on or up if in be by am an to of")
SHORT_WORDS = WORDS_OF_TWO | words_of(
    "ok hi ha la ta re ex oh mr ms dr st sw "
    "hv gp ep yp id im iv ll ve hr yr wk pm bt cd dd nr tv vm cc bc fb pt ft kg km mg ml cm mm lb oz nd rd th xx tx "
    "ty tc kk np wd jr sr vs nb ps ie eg sm xl uc pp ur uk eu hm pc pcs cp dv sn tl fm mh dm gd lt bf gf mp nt cn dn "
    "wb yh wn"
)
