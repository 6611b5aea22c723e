BEGIN TRANSACTION;
CREATE TABLE code (
    hash TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('member', 'lead', 'researcher', 'operator')),
    team INTEGER REFERENCES team (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    uses_left INTEGER CHECK (uses_left >= 0),
    revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE code_failure (
    id INTEGER PRIMARY KEY,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    failed_at TEXT NOT NULL
) STRICT;
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    theme TEXT NOT NULL,
    edition INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'paused', 'stopped', 'finished')),
    waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
INSERT INTO "conversation" VALUES(1,1,'extent',1,'finished',0,'{"id":1,"theme":"extent","edition":1,"status":"finished","step":"review","answers":{"event":{"revision":1,"wording":"Think of one time in the last two weeks when you worked with another agency. What happened?","words":"we met the dad together and for once nobody talked over anybody else in the room"},"closeness":{"revision":1,"wording":"How close did you work together on it? Closer is not always better.","choices":["planned"]},"purpose":{"revision":1,"wording":"Did you all want the same thing?","choices":["mostly"]},"information":{"revision":1,"wording":"Could you get at what the other agency knew, when you needed it?","choices":["with-effort"]},"helped":{"revision":1,"wording":"What helped most?","words":"she rings me before the form goes in so i know what is behind it and can plan","found":[{"point":"overall.enabler.trust","score":0.6533,"words":"she rings me before the form goes in"},{"point":"extent.challenge.key-individuals","score":0.5287,"words":"she rings me before the form goes in"},{"point":"extent.enabler.client-led-roles","score":0.3384,"words":"she rings me before the form goes in","shows":false},{"point":"extent.enabler.role-respect","score":0.3335,"words":"she rings me before the form goes in","shows":false},{"point":"overall.enabler.communication","score":0.2749,"words":"so i know what is behind it","shows":false},{"point":"overall.enabler.roles","score":0.0925,"words":"so i know what is behind it","shows":false},{"point":"extent.challenge.burden","score":0.0891,"words":"she rings me before the form goes in","shows":false},{"point":"extent.enabler.local-willingness","score":0.0738,"words":"and can plan","shows":false},{"point":"overall.challenge.information-sharing","score":0.0557,"words":"so i know what is behind it","shows":false},{"point":"extent.challenge.autonomy","score":0.0434,"words":"and can plan","shows":false},{"point":"extent.enabler.family-involvement","score":0.0354,"words":"and can plan","shows":false},{"point":"overall.enabler.commitment","score":0.0336,"words":"and can plan","shows":false}],"offered":["overall.enabler.trust","extent.enabler.client-led-roles","extent.enabler.role-respect","overall.enabler.communication","overall.enabler.roles"],"picked":"overall.enabler.trust"},"harder":{"revision":1,"wording":"And what made it harder than it had to be? What was behind that?","words":"if she leaves it is over since nobody else over there picks up the phone","found":[{"point":"extent.challenge.key-individuals","score":0.7747,"words":"if she leaves it is over since nobody"},{"point":"overall.enabler.communication","score":0.6454,"words":"else over there picks up the phone"},{"point":"extent.challenge.autonomy","score":0.1617,"words":"if she leaves it is over since nobody","shows":false},{"point":"extent.enabler.client-led-roles","score":0.13,"words":"else over there picks up the phone","shows":false},{"point":"overall.enabler.commitment","score":0.0886,"words":"if she leaves it is over since nobody","shows":false},{"point":"overall.enabler.leadership","score":0.0831,"words":"else over there picks up the phone","shows":false},{"point":"extent.challenge.burden","score":0.0759,"words":"else over there picks up the phone","shows":false},{"point":"overall.enabler.trust","score":0.0729,"words":"if she leaves it is over since nobody","shows":false},{"point":"extent.enabler.role-respect","score":0.0533,"words":"if she leaves it is over since nobody","shows":false},{"point":"extent.enabler.local-willingness","score":0.0459,"words":"else over there picks up the phone","shows":false},{"point":"overall.challenge.geography","score":0.0374,"words":"else over there picks up the phone","shows":false},{"point":"overall.challenge.funding","score":0.0265,"words":"if she leaves it is over since nobody","shows":false}],"offered":["extent.challenge.key-individuals","extent.challenge.autonomy","extent.challenge.burden","overall.challenge.geography","overall.challenge.funding"],"picked":"extent.challenge.key-individuals"},"plan":{"revision":1,"wording":"One small thing to try? Finish the sentence: When ..., I will ...","words":"When we next meet, I will ask her manager to come along once.","ask_in_days":14}},"extra_steps":2,"shown":["extent.challenge.key-individuals","overall.enabler.trust"],"replied_to":["helped.1.overall.enabler.trust","harder.1.extent.challenge.key-individuals"]}','2026-11-16T09:00:00+00:00','2026-11-16T09:00:00+00:00');
INSERT INTO "conversation" VALUES(2,2,'reach',1,'open',0,'{"id":2,"theme":"reach","edition":1,"item":"voice","answers":{"who":{"revision":1,"wording":"Think of one recent meeting, visit or decision that you shared with others. Who took part, besides you?","choices":["council","health"]}}}','2026-11-23T09:00:00+00:00','2026-11-23T09:00:00+00:00');
INSERT INTO "conversation" VALUES(3,3,'extent',1,'open',0,'{"id":3,"theme":"extent","edition":1,"item":"event","proposal":{"text":"rang someone on [phone number] about the meeting we had planned for tuesday"}}','2026-11-23T09:01:00+00:00','2026-11-23T09:01:00+00:00');
CREATE TABLE digest_sent (
    team INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    week TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (team, week)
) STRICT, WITHOUT ROWID;
CREATE TABLE errand (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    argument TEXT NOT NULL,
    asked_at TEXT NOT NULL
) STRICT;
CREATE TABLE export (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exported_at TEXT NOT NULL,
    by TEXT NOT NULL,
    purpose TEXT NOT NULL,
    first_week TEXT NOT NULL,
    last_week TEXT NOT NULL,
    filter TEXT NOT NULL,
    people INTEGER NOT NULL,
    suppressed INTEGER NOT NULL,
    responses INTEGER NOT NULL,
    words INTEGER NOT NULL,
    k INTEGER NOT NULL,
    l INTEGER NOT NULL
) STRICT;
CREATE TABLE export_file (
    export INTEGER NOT NULL REFERENCES export (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (export, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE membership (
    team INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    joined_at TEXT NOT NULL,
    left_at TEXT,
    PRIMARY KEY (team, respondent, joined_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE migration (name TEXT PRIMARY KEY) STRICT;
INSERT INTO "migration" VALUES('0001_reflections.sql');
INSERT INTO "migration" VALUES('0002_teams.sql');
INSERT INTO "migration" VALUES('0003_releases.sql');
INSERT INTO "migration" VALUES('0004_own_data.sql');
INSERT INTO "migration" VALUES('0005_research.sql');
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    message TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
INSERT INTO "outbox" VALUES(23,2,'{"text":"A message that was on its way."}','2026-11-23T09:02:00+00:00');
CREATE TABLE plan (
    conversation INTEGER PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    made_at TEXT NOT NULL,
    due_at TEXT,
    asked_at TEXT,
    outcome TEXT CHECK (outcome IN ('did', 'partly', 'not-yet', 'dropped'))
) STRICT;
INSERT INTO "plan" VALUES(1,'When we next meet, I will ask her manager to come along once.','2026-11-16T09:00:00+00:00','2026-11-30T09:00:00+00:00',NULL,NULL);
CREATE TABLE point_offered (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    point TEXT NOT NULL,
    position INTEGER NOT NULL,
    score REAL NOT NULL,
    picked INTEGER CHECK (picked IN (0, 1)),
    PRIMARY KEY (conversation, item, revision, point)
) STRICT, WITHOUT ROWID;
INSERT INTO "point_offered" VALUES(1,'harder',1,'extent.challenge.autonomy',2,0.1617,0);
INSERT INTO "point_offered" VALUES(1,'harder',1,'extent.challenge.burden',3,0.0759,0);
INSERT INTO "point_offered" VALUES(1,'harder',1,'extent.challenge.key-individuals',1,0.7747,1);
INSERT INTO "point_offered" VALUES(1,'harder',1,'overall.challenge.funding',5,0.0265,0);
INSERT INTO "point_offered" VALUES(1,'harder',1,'overall.challenge.geography',4,0.0374,0);
INSERT INTO "point_offered" VALUES(1,'helped',1,'extent.enabler.client-led-roles',2,0.3384,0);
INSERT INTO "point_offered" VALUES(1,'helped',1,'extent.enabler.role-respect',3,0.3335,0);
INSERT INTO "point_offered" VALUES(1,'helped',1,'overall.enabler.communication',4,0.2749,0);
INSERT INTO "point_offered" VALUES(1,'helped',1,'overall.enabler.roles',5,0.0925,0);
INSERT INTO "point_offered" VALUES(1,'helped',1,'overall.enabler.trust',1,0.6533,1);
CREATE TABLE point_shown (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    point TEXT NOT NULL,
    score REAL NOT NULL,
    shown_at TEXT NOT NULL,
    verdict TEXT CHECK (verdict IN ('fits', 'partly', 'no')),
    PRIMARY KEY (conversation, point)
) STRICT, WITHOUT ROWID;
INSERT INTO "point_shown" VALUES(1,'extent.challenge.key-individuals',0.7747,'2026-11-16T09:00:00+00:00','fits');
INSERT INTO "point_shown" VALUES(1,'overall.enabler.trust',0.6533,'2026-11-16T09:00:00+00:00','fits');
CREATE TABLE profile (
    respondent INTEGER PRIMARY KEY REFERENCES respondent (id) ON DELETE CASCADE,
    role TEXT,
    agency TEXT,
    locality TEXT,
    years TEXT,
    asked_at TEXT NOT NULL
) STRICT;
CREATE TABLE reflection_excluded (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    "from" TEXT NOT NULL CHECK ("from" IN ('teams', 'research')),
    excluded_at TEXT NOT NULL,
    PRIMARY KEY (conversation, "from")
) STRICT, WITHOUT ROWID;
CREATE TABLE release (
    team INTEGER NOT NULL REFERENCES team (id),
    last_week INTEGER NOT NULL,
    weeks INTEGER NOT NULL CHECK (weeks IN (1, 4)),
    content TEXT NOT NULL,
    released_at TEXT NOT NULL,
    PRIMARY KEY (team, weeks, last_week)
) STRICT, WITHOUT ROWID;
CREATE TABLE released_set (
    team INTEGER NOT NULL REFERENCES team (id),
    item TEXT NOT NULL,
    weeks INTEGER NOT NULL CHECK (weeks IN (1, 4)),
    last_week INTEGER NOT NULL,
    people TEXT NOT NULL,
    PRIMARY KEY (team, item, weeks, last_week)
) STRICT, WITHOUT ROWID;
CREATE TABLE respondent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    greeted_at TEXT,
    unreachable_at TEXT,
    created_at TEXT NOT NULL,
    UNIQUE (channel, address)
) STRICT;
INSERT INTO "respondent" VALUES(1,'terminal','finished','2026-11-16T09:00:00+00:00',NULL,'2026-11-16T09:00:00+00:00');
INSERT INTO "respondent" VALUES(2,'terminal','midway','2026-11-23T09:00:00+00:00',NULL,'2026-11-23T09:00:00+00:00');
INSERT INTO "respondent" VALUES(3,'terminal','deciding','2026-11-23T09:01:00+00:00',NULL,'2026-11-23T09:01:00+00:00');
CREATE TABLE response (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    wording TEXT NOT NULL,
    skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),
    words TEXT,
    detail TEXT,
    choices TEXT,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (conversation, item, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO "response" VALUES(1,'closeness',1,'How close did you work together on it? Closer is not always better.',0,NULL,NULL,'["planned"]','2026-11-16T09:00:00+00:00');
INSERT INTO "response" VALUES(1,'event',1,'Think of one time in the last two weeks when you worked with another agency. What happened?',0,'we met the dad together and for once nobody talked over anybody else in the room',NULL,NULL,'2026-11-16T09:00:00+00:00');
INSERT INTO "response" VALUES(1,'harder',1,'And what made it harder than it had to be? What was behind that?',0,'if she leaves it is over since nobody else over there picks up the phone',NULL,NULL,'2026-11-16T09:00:00+00:00');
INSERT INTO "response" VALUES(1,'helped',1,'What helped most?',0,'she rings me before the form goes in so i know what is behind it and can plan',NULL,NULL,'2026-11-16T09:00:00+00:00');
INSERT INTO "response" VALUES(1,'information',1,'Could you get at what the other agency knew, when you needed it?',0,NULL,NULL,'["with-effort"]','2026-11-16T09:00:00+00:00');
INSERT INTO "response" VALUES(1,'plan',1,'One small thing to try? Finish the sentence: When ..., I will ...',0,'When we next meet, I will ask her manager to come along once.',NULL,NULL,'2026-11-16T09:00:00+00:00');
INSERT INTO "response" VALUES(1,'purpose',1,'Did you all want the same thing?',0,NULL,NULL,'["mostly"]','2026-11-16T09:00:00+00:00');
INSERT INTO "response" VALUES(2,'who',1,'Think of one recent meeting, visit or decision that you shared with others. Who took part, besides you?',0,NULL,NULL,'["council", "health"]','2026-11-23T09:00:00+00:00');
CREATE TABLE retention_run (
    ran_at TEXT PRIMARY KEY,
    conversations INTEGER NOT NULL,
    respondents INTEGER NOT NULL,
    is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "retention_run" VALUES('2026-11-16T09:00:00+00:00',0,0,1);
INSERT INTO "retention_run" VALUES('2026-11-23T09:00:00+00:00',0,0,1);
CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('lead', 'researcher', 'operator')),
    team INTEGER REFERENCES team (id) ON DELETE CASCADE,
    granted_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK ((role = 'lead') = (team IS NOT NULL))
) STRICT;
CREATE TABLE script_edition (
    theme TEXT NOT NULL,
    edition INTEGER NOT NULL,
    script TEXT NOT NULL,
    PRIMARY KEY (theme, edition)
) STRICT, WITHOUT ROWID;
INSERT INTO "script_edition" VALUES('extent',1,'{"theme":"extent","edition":1,"title":"How close you work together","about":"How close the work with other agencies is, what brings you closer, and what it costs.","items":[{"id":"partner","kind":"one","in_brief":"Who it was with","ask":["Think of one recent piece of work that you shared with another agency. Who was it with?","Pick one time this month when your work met another agency''s. Whose was it?","Call to mind something you did lately with another agency. Which one was it?"],"source":"ours","options":[{"id":"health","label":"Health","go_to":null,"outside_scale":false},{"id":"school","label":"School or nursery","go_to":null,"outside_scale":false},{"id":"social-care","label":"Social care","go_to":null,"outside_scale":false},{"id":"police","label":"Police or justice","go_to":null,"outside_scale":false},{"id":"other","label":"Somebody else","go_to":null,"outside_scale":false}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"short"},{"id":"event","kind":"words","in_brief":"What happened","ask":["Think of one time in the last two weeks when you worked with another agency. What happened?","Pick one recent piece of work that you shared with another agency. What did you do, and what did they do?","Call to mind one moment this month when your work met another agency''s. What went on?"],"source":"ours","options":[],"probe":["What did you do there together that none of you could have done alone?","What did they know or do that you could not have known or done?","Which part of it was really done together, and which side by side?"],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"closeness","kind":"rating","in_brief":"How close","ask":["How close did you work together on it? Closer is not always better.","On this piece of work, how close were you with the others? Closer is not always better.","How close was the joint work this time? There is no right answer, and closer is not always better."],"source":"ours","options":[{"id":"apart","label":"Mostly apart","go_to":null,"outside_scale":false},{"id":"swapped","label":"Swapped information","go_to":null,"outside_scale":false},{"id":"planned","label":"Planned together","go_to":null,"outside_scale":false},{"id":"shared","label":"Shared one aim","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"both"},{"id":"purpose","kind":"rating","in_brief":"Same aim","ask":["Did you all want the same thing?","How far did you and the others want the same?","Was there one aim that all of you stood behind?"],"source":"extent.feature.shared-ownership","options":[{"id":"not-at-all","label":"Not at all","go_to":null,"outside_scale":false},{"id":"a-little","label":"A little","go_to":null,"outside_scale":false},{"id":"mostly","label":"Mostly","go_to":null,"outside_scale":false},{"id":"fully","label":"Fully","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"information","kind":"rating","in_brief":"Reaching information","ask":["Could you get at what the other agency knew, when you needed it?","When you needed what the others knew, could you get it?","How easily did you get what the other agency knew?"],"source":"extent.feature.information-exchange","options":[{"id":"not-at-all","label":"Not at all","go_to":null,"outside_scale":false},{"id":"with-effort","label":"With much effort","go_to":null,"outside_scale":false},{"id":"mostly","label":"Mostly","go_to":null,"outside_scale":false},{"id":"easily","label":"Easily","go_to":null,"outside_scale":false},{"id":"not-needed","label":"Didn''t need it","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"helped","kind":"words","in_brief":"What helped","ask":["What helped most?","What made the joint work easier?","What, or who, brought you closer this time?"],"source":"ours","options":[],"probe":["Can you give one example of that?","What did that look like on the day?","How did you notice that it helped?"],"nudge":[],"finds":"enabler","go_to":null,"asked_in":"both"},{"id":"harder","kind":"words","in_brief":"What got in the way","ask":["And what made it harder than it had to be? What was behind that?","What got in the way, and why do you think it did?","What kept you further apart than you wanted? What was the reason?"],"source":"ours","options":[],"probe":["Can you give one example, and what was behind it?","When did you last run into that?","What happened because of it?"],"nudge":[],"finds":"challenge","go_to":null,"asked_in":"both"},{"id":"plan","kind":"plan","in_brief":"My plan","ask":["One small thing to try? Finish the sentence: When ..., I will ...","What is one small step you could take? Put it like this: When ..., I will ...","Is there one thing to do a bit differently? Say it as: When ..., I will ..."],"source":"ours","options":[],"probe":[],"nudge":["A plan holds better with a moment and a step. For example: When we next meet, I will ask who else should know. Want to put yours like that?","Could you add when, and what you will do? For example: When I write to the school, I will add my phone number.","When will that be, and what is your first step? For example: When the referral goes in, I will ring them too."],"finds":null,"go_to":null,"asked_in":"both"}],"plan_cues":{"situation":["start","every","tomorrow","at","from","after","next","today","monday","until","when","each","as","during","monthly","friday","soon","first","by","weekly","wednesday","in","once","whenever","while","tuesday","on","if","thursday","before"],"action":["going","plan","put","say","find","propose","will","give","explain","use","chase","try","get","call","email","text","tell","i''ll","keep","set","introduce","ask","check","book","meet","listen","arrange","stop","go","gonna","write","offer","share","read","pop","mail","phone","shall","send","join","show","make","thank","ring","suggest","bring","add","raise","we''ll","visit","copy","take","ill","agree","talk","invite","speak"]}}');
INSERT INTO "script_edition" VALUES('overall',1,'{"theme":"overall","edition":1,"title":"The whole picture","about":"One piece of joint work as a whole, what holds it together, and what puts a strain on it.","items":[{"id":"who-for","kind":"one","in_brief":"Who it was for","ask":["Think of one recent piece of work with another agency. Who was it for?","Pick one thing you did with another service this month. Who was it for?","Recall some joint work of the last few months. Who was it for?"],"source":"ours","options":[{"id":"one-family","label":"One family","go_to":null,"outside_scale":false},{"id":"families","label":"Several families","go_to":null,"outside_scale":false},{"id":"service","label":"A service","go_to":null,"outside_scale":false},{"id":"area","label":"A whole area","go_to":null,"outside_scale":false},{"id":"other","label":"Someone else","go_to":null,"outside_scale":false}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"both"},{"id":"closeness","kind":"rating","in_brief":"How close","ask":["How close did you work together on it? Closer is not always better.","On this piece of work, how close were you with the others? Closer is not always better.","How close was the joint work this time? There is no right answer, and closer is not always better."],"source":"ours","options":[{"id":"apart","label":"Mostly apart","go_to":null,"outside_scale":false},{"id":"swapped","label":"Swapped information","go_to":null,"outside_scale":false},{"id":"planned","label":"Planned together","go_to":null,"outside_scale":false},{"id":"shared","label":"Shared one aim","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"both"},{"id":"story","kind":"words","in_brief":"What happened","ask":["What happened, and what came of it?","What happened on each side?","How did it go, from start to end?"],"source":"ours","options":[],"probe":["What was one thing that the others did or knew?","What would a family have noticed of it?","Which moment of it has stayed with you?"],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"same-story","kind":"rating","in_brief":"Same story","ask":["Would the others tell it the same way?","Would the others see it as you do?","How far would the others agree?"],"source":"ours","options":[{"id":"not-at-all","label":"Not at all","go_to":null,"outside_scale":false},{"id":"in-parts","label":"In parts","go_to":null,"outside_scale":false},{"id":"mostly","label":"Mostly","go_to":null,"outside_scale":false},{"id":"fully","label":"Fully","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"helped","kind":"words","in_brief":"What held it together","ask":["What held it together?","What worked in it, and why?","What kept it going?"],"source":"ours","options":[],"probe":["Is there one moment that shows it?","What might have happened without that?","Where did you see that at work?"],"nudge":[],"finds":"enabler","go_to":null,"asked_in":"both"},{"id":"harder","kind":"words","in_brief":"What strained it","ask":["And what put a strain on it, and why?","What made it heavier going, and why?","Where did it nearly come apart, and why?"],"source":"ours","options":[],"probe":["Can you give one example of that?","What did that mean for you, or for a family?","When did you last notice it?"],"nudge":[],"finds":"challenge","go_to":null,"asked_in":"both"},{"id":"plan","kind":"plan","in_brief":"My plan","ask":["One small thing to try? Finish the sentence: When ..., I will ...","What is one small step you could take? Put it like this: When ..., I will ...","Is there one thing to do a bit differently? Say it as: When ..., I will ..."],"source":"ours","options":[],"probe":[],"nudge":["A plan holds better with a moment and a step. For example: When we next meet, I will ask who else should know. Want to put yours like that?","Could you add when, and what you will do? For example: When I write to the school, I will add my phone number.","When will that be, and what is your first step? For example: When the referral goes in, I will ring them too."],"finds":null,"go_to":null,"asked_in":"both"}],"plan_cues":{"situation":["start","every","tomorrow","at","from","after","next","today","monday","until","when","each","as","during","monthly","friday","soon","first","by","weekly","wednesday","in","once","whenever","while","tuesday","on","if","thursday","before"],"action":["going","plan","put","say","find","propose","will","give","explain","use","chase","try","get","call","email","text","tell","i''ll","keep","set","introduce","ask","check","book","meet","listen","arrange","stop","go","gonna","write","offer","share","read","pop","mail","phone","shall","send","join","show","make","thank","ring","suggest","bring","add","raise","we''ll","visit","copy","take","ill","agree","talk","invite","speak"]}}');
INSERT INTO "script_edition" VALUES('processes',1,'{"theme":"processes","edition":1,"title":"How the work gets done","about":"Bringing in a change, following a routine or doing a job together, and how it goes.","items":[{"id":"kind","kind":"one","in_brief":"What kind of work","ask":["Think of one recent piece of work with another agency. Which was it?","Pick something you did with another service this month. Which was it?","Recall some joint work of the last few months. Which was it?"],"source":"ours","options":[{"id":"change","label":"Bringing in a change","go_to":"change","outside_scale":false},{"id":"routine","label":"A set routine","go_to":"routine","outside_scale":false},{"id":"together","label":"A job done together","go_to":"together","outside_scale":false},{"id":"other","label":"None of these","go_to":null,"outside_scale":false}],"probe":[],"nudge":[],"finds":null,"go_to":"closeness","asked_in":"both"},{"id":"change","kind":"words","in_brief":"The change","ask":["What was the change, and how was it brought in?","What was new, and how did people get ready?","What changed, and how far did people have a say?"],"source":"ours","options":[],"probe":["What was it like in the first days?","Which groups were asked, and which only told?","What did people know about it by then?"],"nudge":[],"finds":null,"go_to":"closeness","asked_in":"full"},{"id":"routine","kind":"words","in_brief":"The routine","ask":["Which routine was it, and how did it go last time?","How does it pass from your side to theirs, and back?","What happened the last time, step by step?"],"source":"ours","options":[],"probe":["What did the others do when it reached them?","How long did it take, and what took longest?","What would a family have noticed of it?"],"nudge":[],"finds":null,"go_to":"closeness","asked_in":"full"},{"id":"together","kind":"words","in_brief":"The joint job","ask":["What was the job, and how did you share it out?","What did your side do, and what did theirs?","How did the job go, from first call to last?"],"source":"ours","options":[],"probe":["What could neither side have done alone?","Which part went best, and which was the most work?","What did the others do in a way that was new to you?"],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"closeness","kind":"rating","in_brief":"How close","ask":["How close did you work together on it? Closer is not always better.","On this piece of work, how close were you with the others? Closer is not always better.","How close was the joint work this time? There is no right answer, and closer is not always better."],"source":"ours","options":[{"id":"apart","label":"Mostly apart","go_to":null,"outside_scale":false},{"id":"swapped","label":"Swapped information","go_to":null,"outside_scale":false},{"id":"planned","label":"Planned together","go_to":null,"outside_scale":false},{"id":"shared","label":"Shared one aim","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"both"},{"id":"next-step","kind":"rating","in_brief":"Knowing what''s next","ask":["Did people know what to do, and when?","Did people know whose turn it was?","How many knew the next step?"],"source":"ours","options":[{"id":"hardly-anyone","label":"Hardly anyone","go_to":null,"outside_scale":false},{"id":"some","label":"Some","go_to":null,"outside_scale":false},{"id":"most","label":"Most","go_to":null,"outside_scale":false},{"id":"everyone","label":"Everyone","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"helped","kind":"words","in_brief":"What kept it moving","ask":["What kept it moving?","What helped it along?","What went well, and why?"],"source":"ours","options":[],"probe":["At which step did you notice that?","Is there one moment that shows it?","How would it have gone without that?"],"nudge":[],"finds":"enabler","go_to":null,"asked_in":"both"},{"id":"harder","kind":"words","in_brief":"Where it got stuck","ask":["And where did it get stuck, and why?","What slowed it down, and why?","Which step was hardest, and why?"],"source":"ours","options":[],"probe":["What happened next?","Did anyone have to wait, or do it twice?","Can you give one example of that?"],"nudge":[],"finds":"challenge","go_to":null,"asked_in":"both"},{"id":"plan","kind":"plan","in_brief":"My plan","ask":["One small thing to try? Finish the sentence: When ..., I will ...","What is one small step you could take? Put it like this: When ..., I will ...","Is there one thing to do a bit differently? Say it as: When ..., I will ..."],"source":"ours","options":[],"probe":[],"nudge":["A plan holds better with a moment and a step. For example: When we next meet, I will ask who else should know. Want to put yours like that?","Could you add when, and what you will do? For example: When I write to the school, I will add my phone number.","When will that be, and what is your first step? For example: When the referral goes in, I will ring them too."],"finds":null,"go_to":null,"asked_in":"both"}],"plan_cues":{"situation":["start","every","tomorrow","at","from","after","next","today","monday","until","when","each","as","during","monthly","friday","soon","first","by","weekly","wednesday","in","once","whenever","while","tuesday","on","if","thursday","before"],"action":["going","plan","put","say","find","propose","will","give","explain","use","chase","try","get","call","email","text","tell","i''ll","keep","set","introduce","ask","check","book","meet","listen","arrange","stop","go","gonna","write","offer","share","read","pop","mail","phone","shall","send","join","show","make","thank","ring","suggest","bring","add","raise","we''ll","visit","copy","take","ill","agree","talk","invite","speak"]}}');
INSERT INTO "script_edition" VALUES('reach',1,'{"theme":"reach","edition":1,"title":"Who is at the table","about":"Who takes part when services work together, who does not, and whose voice counts.","items":[{"id":"who","kind":"several","in_brief":"Who took part","ask":["Think of one recent meeting, visit or decision that you shared with others. Who took part, besides you?","Pick one thing that you planned with other services this month. Who was in on it, besides you?","Call to mind one choice from the last few months that others shared with you. Who had a part in it?"],"source":"ours","options":[{"id":"council","label":"Council services","go_to":null,"outside_scale":false},{"id":"health","label":"Health services","go_to":null,"outside_scale":false},{"id":"schools","label":"Schools or nurseries","go_to":null,"outside_scale":false},{"id":"justice","label":"Police or justice","go_to":null,"outside_scale":false},{"id":"charities","label":"Charities or local groups","go_to":null,"outside_scale":false},{"id":"parents","label":"Parents or carers","go_to":"shaped","outside_scale":false},{"id":"young-people","label":"Children or young people","go_to":"shaped","outside_scale":false},{"id":"others","label":"Someone else","go_to":null,"outside_scale":false}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"both"},{"id":"voice","kind":"rating","in_brief":"Families'' say","ask":["Did parents or young people have a say in it at any point?","Was there some way for parents or young people to be heard?","Did the views of parents or young people come in at all?"],"source":"ours","options":[{"id":"not-known","label":"Not that I know of","go_to":null,"outside_scale":false},{"id":"spoken-for","label":"Others spoke for them","go_to":null,"outside_scale":false},{"id":"asked","label":"They were asked","go_to":null,"outside_scale":false},{"id":"not-theirs","label":"It didn''t concern them","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":"closeness","asked_in":"full"},{"id":"shaped","kind":"rating","in_brief":"Families'' part in it","ask":["Did what the parents or young people said change anything?","How far did the parents or young people shape what came out?","Did the views of the parents or young people make a difference?"],"source":"ours","options":[{"id":"not-at-all","label":"Not at all","go_to":null,"outside_scale":false},{"id":"a-little","label":"A little","go_to":null,"outside_scale":false},{"id":"a-fair-bit","label":"A fair bit","go_to":null,"outside_scale":false},{"id":"a-lot","label":"A lot","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"closeness","kind":"rating","in_brief":"How close","ask":["How close did you work together on it? Closer is not always better.","On this piece of work, how close were you with the others? Closer is not always better.","How close was the joint work this time? There is no right answer, and closer is not always better."],"source":"ours","options":[{"id":"apart","label":"Mostly apart","go_to":null,"outside_scale":false},{"id":"swapped","label":"Swapped information","go_to":null,"outside_scale":false},{"id":"planned","label":"Planned together","go_to":null,"outside_scale":false},{"id":"shared","label":"Shared one aim","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"both"},{"id":"right-people","kind":"rating","in_brief":"The right people","ask":["Were the right people there? More is not always better.","Of those who were needed, how many took part?","How many of the people who could have helped were in on it?"],"source":"ours","options":[{"id":"hardly-any","label":"Hardly any","go_to":null,"outside_scale":false},{"id":"some","label":"Some","go_to":null,"outside_scale":false},{"id":"most","label":"Most","go_to":null,"outside_scale":false},{"id":"all","label":"All of them","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"heard","kind":"rating","in_brief":"Whose view counts","ask":["Did everyone''s view count, even the smallest partner''s?","Did the quiet voices count as much as the loud ones?","Did those with less money or rank count just as much?"],"source":"ours","options":[{"id":"not-at-all","label":"Not at all","go_to":null,"outside_scale":false},{"id":"a-little","label":"A little","go_to":null,"outside_scale":false},{"id":"mostly","label":"Mostly","go_to":null,"outside_scale":false},{"id":"fully","label":"Fully","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"helped","kind":"words","in_brief":"What let people in","ask":["What helped people to take part?","What made it easier to join in, for you or for others?","What brought people in and let them speak?"],"source":"ours","options":[],"probe":["Which group did that bring in, or keep in?","What did people say or do because of it?","Can you give one example of that?"],"nudge":[],"finds":"enabler","go_to":null,"asked_in":"both"},{"id":"harder","kind":"words","in_brief":"What kept people out","ask":["And which group, if any, was missing or not heard? What stood in the way?","What kept some people away, or quiet? What was behind that?","What made it hard for some to take part, and why?"],"source":"ours","options":[],"probe":["What might they have added?","When did you last notice that?","What happened because of it?"],"nudge":[],"finds":"challenge","go_to":null,"asked_in":"both"},{"id":"plan","kind":"plan","in_brief":"My plan","ask":["One small thing to try? Finish the sentence: When ..., I will ...","What is one small step you could take? Put it like this: When ..., I will ...","Is there one thing to do a bit differently? Say it as: When ..., I will ..."],"source":"ours","options":[],"probe":[],"nudge":["A plan holds better with a moment and a step. For example: When we next meet, I will ask who else should know. Want to put yours like that?","Could you add when, and what you will do? For example: When I write to the school, I will add my phone number.","When will that be, and what is your first step? For example: When the referral goes in, I will ring them too."],"finds":null,"go_to":null,"asked_in":"both"}],"plan_cues":{"situation":["start","every","tomorrow","at","from","after","next","today","monday","until","when","each","as","during","monthly","friday","soon","first","by","weekly","wednesday","in","once","whenever","while","tuesday","on","if","thursday","before"],"action":["going","plan","put","say","find","propose","will","give","explain","use","chase","try","get","call","email","text","tell","i''ll","keep","set","introduce","ask","check","book","meet","listen","arrange","stop","go","gonna","write","offer","share","read","pop","mail","phone","shall","send","join","show","make","thank","ring","suggest","bring","add","raise","we''ll","visit","copy","take","ill","agree","talk","invite","speak"]}}');
INSERT INTO "script_edition" VALUES('structures',1,'{"theme":"structures","edition":1,"title":"How it is set up","about":"How places, teams, money and plans are set up, and whether that helps people work together.","items":[{"id":"level","kind":"one","in_brief":"What it was about","ask":["Think of one piece of work with another agency in the last few months. What was it mostly about?","Pick one thing that you worked on with another service lately. What was it mostly about?","Call to mind something recent that took you and another organisation. What was at the heart of it?"],"source":"ours","options":[{"id":"family","label":"Day to day with a family","go_to":"distance","outside_scale":false},{"id":"team","label":"How a team or building runs","go_to":"in-common","outside_scale":false},{"id":"money-plans","label":"Money, contracts or plans","go_to":"money","outside_scale":false},{"id":"other","label":"Something else","go_to":null,"outside_scale":false}],"probe":[],"nudge":[],"finds":null,"go_to":"closeness","asked_in":"both"},{"id":"distance","kind":"rating","in_brief":"How near others are","ask":["Where are the people you worked with based?","How near to you are the others based?","When you want to see the others in person, how far is it?"],"source":"ours","options":[{"id":"far","label":"A long way off","go_to":null,"outside_scale":false},{"id":"drive","label":"A drive away","go_to":null,"outside_scale":false},{"id":"walk","label":"A walk away","go_to":null,"outside_scale":false},{"id":"same-building","label":"In the same building","go_to":null,"outside_scale":false},{"id":"varies","label":"It varies","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":"closeness","asked_in":"full"},{"id":"in-common","kind":"rating","in_brief":"What staff share","ask":["Do all the staff there share a place, a manager and a computer system?","A place, a manager, a computer system. How many of these do all the staff there share?","Which are the same for all the staff there, out of place, manager and computer system?"],"source":"ours","options":[{"id":"none-shared","label":"None of these","go_to":null,"outside_scale":false},{"id":"one","label":"One of them","go_to":null,"outside_scale":false},{"id":"two","label":"Two of them","go_to":null,"outside_scale":false},{"id":"all","label":"All three","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":"closeness","asked_in":"full"},{"id":"money","kind":"rating","in_brief":"Who paid","ask":["How was it paid for?","Where did the money come from?","How far was the cost shared?"],"source":"ours","options":[{"id":"one-side","label":"One side paid","go_to":null,"outside_scale":false},{"id":"own-part","label":"Each paid its own part","go_to":null,"outside_scale":false},{"id":"some-shared","label":"Some costs were shared","go_to":null,"outside_scale":false},{"id":"one-pot","label":"All from one shared pot","go_to":null,"outside_scale":false},{"id":"no-money","label":"No money in it, or can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"closeness","kind":"rating","in_brief":"How close","ask":["How close did you work together on it? Closer is not always better.","On this piece of work, how close were you with the others? Closer is not always better.","How close was the joint work this time? There is no right answer, and closer is not always better."],"source":"ours","options":[{"id":"apart","label":"Mostly apart","go_to":null,"outside_scale":false},{"id":"swapped","label":"Swapped information","go_to":null,"outside_scale":false},{"id":"planned","label":"Planned together","go_to":null,"outside_scale":false},{"id":"shared","label":"Shared one aim","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"both"},{"id":"set-up","kind":"rating","in_brief":"The set-up","ask":["Did the way things are set up help you, or hold you back?","All in all, did the set-up help or hold you back?","Places, teams, money, plans. Did the way they are set up help you?"],"source":"ours","options":[{"id":"held-a-lot","label":"Held us back a lot","go_to":null,"outside_scale":false},{"id":"held-a-bit","label":"Held us back a bit","go_to":null,"outside_scale":false},{"id":"helped-a-bit","label":"Helped a bit","go_to":null,"outside_scale":false},{"id":"helped-a-lot","label":"Helped a lot","go_to":null,"outside_scale":false},{"id":"cant-say","label":"Can''t say","go_to":null,"outside_scale":true}],"probe":[],"nudge":[],"finds":null,"go_to":null,"asked_in":"full"},{"id":"helped","kind":"words","in_brief":"What was set up well","ask":["What about the set-up helped most? It may be a place, a post, a budget, a plan.","Which part of the way things are set up made it easier?","What was well arranged for this piece of work?"],"source":"ours","options":[],"probe":["What did that let you do?","Can you give one example from this piece of work?","How would you have managed without it?"],"nudge":[],"finds":"enabler","go_to":null,"asked_in":"both"},{"id":"harder","kind":"words","in_brief":"What was in the way","ask":["And what about the set-up got in your way? What was behind it?","Which part of the set-up made it harder, and why is it like that?","What would you set up in another way, and what stops that?"],"source":"ours","options":[],"probe":["What did you do to get round it?","Can you give one example of it?","When did it last slow you down?"],"nudge":[],"finds":"challenge","go_to":null,"asked_in":"both"},{"id":"plan","kind":"plan","in_brief":"My plan","ask":["One small thing to try? Finish the sentence: When ..., I will ...","What is one small step you could take? Put it like this: When ..., I will ...","Is there one thing to do a bit differently? Say it as: When ..., I will ..."],"source":"ours","options":[],"probe":[],"nudge":["A plan holds better with a moment and a step. For example: When we next meet, I will ask who else should know. Want to put yours like that?","Could you add when, and what you will do? For example: When I write to the school, I will add my phone number.","When will that be, and what is your first step? For example: When the referral goes in, I will ring them too."],"finds":null,"go_to":null,"asked_in":"both"}],"plan_cues":{"situation":["start","every","tomorrow","at","from","after","next","today","monday","until","when","each","as","during","monthly","friday","soon","first","by","weekly","wednesday","in","once","whenever","while","tuesday","on","if","thursday","before"],"action":["going","plan","put","say","find","propose","will","give","explain","use","chase","try","get","call","email","text","tell","i''ll","keep","set","introduce","ask","check","book","meet","listen","arrange","stop","go","gonna","write","offer","share","read","pop","mail","phone","shall","send","join","show","make","thank","ring","suggest","bring","add","raise","we''ll","visit","copy","take","ill","agree","talk","invite","speak"]}}');
CREATE TABLE scrub_due (
    asked_at TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE switch_turned (
    id INTEGER PRIMARY KEY,
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    switch TEXT NOT NULL CHECK (switch IN ('teams', 'ratings', 'words')),
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    words_edition INTEGER NOT NULL,
    turned_at TEXT NOT NULL
) STRICT;
CREATE TABLE team (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    timezone TEXT NOT NULL,
    send_day INTEGER NOT NULL CHECK (send_day BETWEEN 1 AND 7),
    send_time TEXT NOT NULL CHECK (send_time GLOB '[0-2][0-9]:[0-5][0-9]'),
    due_at TEXT NOT NULL,
    paused_at TEXT,
    created_at TEXT NOT NULL,
    removed_at TEXT
) STRICT;
CREATE TABLE token (
    respondent INTEGER PRIMARY KEY REFERENCES respondent (id) ON DELETE CASCADE,
    token INTEGER NOT NULL UNIQUE
) STRICT;
CREATE TABLE typed_message (
    respondent INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE,
    message INTEGER NOT NULL,
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('words', 'detail')),
    PRIMARY KEY (respondent, message)
) STRICT, WITHOUT ROWID;
CREATE TABLE update_aside (
    channel TEXT NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    error TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (channel, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE update_taken (
    channel TEXT NOT NULL,
    id INTEGER NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (channel, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE words_review (
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    revision INTEGER NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('keep', 'reword', 'leave-out')),
    words TEXT,
    reviewer TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (conversation, item, revision)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX conversation_open ON conversation (respondent) WHERE status IN ('open', 'paused');
CREATE INDEX conversation_of ON conversation (respondent, id);
CREATE INDEX conversation_waiting ON conversation (id) WHERE waits = 1;
CREATE INDEX plan_due ON plan (due_at) WHERE asked_at IS NULL AND due_at IS NOT NULL;
CREATE INDEX outbox_of ON outbox (respondent, id);
CREATE INDEX switch_of ON switch_turned (respondent, id);
CREATE UNIQUE INDEX team_name ON team (name COLLATE NOCASE) WHERE removed_at IS NULL;
CREATE INDEX team_due ON team (due_at) WHERE removed_at IS NULL AND paused_at IS NULL;
CREATE UNIQUE INDEX membership_now ON membership (respondent, team) WHERE left_at IS NULL;
CREATE INDEX membership_of ON membership (respondent);
CREATE UNIQUE INDEX role_now ON role (respondent, role, coalesce(team, 0)) WHERE ended_at IS NULL;
CREATE INDEX role_in_team ON role (team, role);
CREATE INDEX code_of ON code (team, role);
CREATE INDEX code_failure_of ON code_failure (respondent, failed_at);
CREATE INDEX code_failure_at ON code_failure (failed_at);
CREATE INDEX conversation_changed_by ON conversation (respondent, changed_at);
CREATE INDEX conversation_changed ON conversation (changed_at);
CREATE TRIGGER export_not_changed BEFORE UPDATE ON export
BEGIN SELECT raise(ABORT, 'the record of exports is not changed'); END;
CREATE TRIGGER export_not_deleted BEFORE DELETE ON export
BEGIN SELECT raise(ABORT, 'the record of exports is not changed'); END;
CREATE TRIGGER export_file_not_changed BEFORE UPDATE ON export_file
BEGIN SELECT raise(ABORT, 'the record of exports is not changed'); END;
CREATE TRIGGER export_file_not_deleted BEFORE DELETE ON export_file
BEGIN SELECT raise(ABORT, 'the record of exports is not changed'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('respondent',3);
INSERT INTO "sqlite_sequence" VALUES('outbox',23);
INSERT INTO "sqlite_sequence" VALUES('conversation',3);
COMMIT;
