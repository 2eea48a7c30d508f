// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace yidi {

/// The tables, one script a version: script i takes a ledger from user_version i to i + 1 and ends
/// by saying so. Money is in fen, quantities and prices are scaled as on the wire, dates and times
/// are in its forms.
inline constexpr const char* ledgerMigrations[] = {
    R"(
-- Every Record that arrived, with the answer it got; a repeat gets the same bytes again.
CREATE TABLE message(
    msgid TEXT PRIMARY KEY,
    infno TEXT NOT NULL,
    dev_no TEXT NOT NULL,
    fixmedins_code TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    success INTEGER NOT NULL,
    answer BLOB NOT NULL,
    received_at TEXT NOT NULL) STRICT;
-- Messages given up before they arrived (Y001): they must never take effect.
CREATE TABLE tombstone(
    msgid TEXT PRIMARY KEY,
    infno TEXT NOT NULL,
    dev_no TEXT NOT NULL,
    buried_at TEXT NOT NULL) STRICT;
CREATE TABLE alarm(
    id INTEGER PRIMARY KEY,
    msgid TEXT NOT NULL,
    dev_no TEXT NOT NULL,
    what TEXT NOT NULL,
    raised_at TEXT NOT NULL) STRICT;
CREATE TABLE serial(
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL) STRICT;
CREATE TABLE sign_in(
    fixmedins_code TEXT NOT NULL,
    opter_no TEXT NOT NULL,
    day TEXT NOT NULL,
    sign_no TEXT NOT NULL UNIQUE,
    sign_time TEXT NOT NULL,
    PRIMARY KEY(fixmedins_code, opter_no, day)) STRICT;

CREATE TABLE institution(
    fixmedins_code TEXT PRIMARY KEY,
    fixmedins_name TEXT NOT NULL,
    uscc TEXT NOT NULL,
    fixmedins_type TEXT NOT NULL,
    hosp_lv TEXT NOT NULL,
    setl_lv TEXT NOT NULL,
    admdvs TEXT NOT NULL,
    online INTEGER NOT NULL) STRICT;
CREATE TABLE catalogue_item(
    med_list_codg TEXT PRIMARY KEY,
    med_list_name TEXT NOT NULL,
    med_chrgitm_type TEXT NOT NULL,
    chrgitm_lv TEXT NOT NULL,
    pric_uplmt_amt INTEGER,
    selfpay_prop INTEGER NOT NULL) STRICT;

CREATE TABLE person(
    psn_no TEXT PRIMARY KEY,
    psn_cert_type TEXT NOT NULL,
    certno TEXT NOT NULL,
    psn_name TEXT NOT NULL,
    gend TEXT NOT NULL,
    naty TEXT NOT NULL,
    brdy TEXT NOT NULL,
    tel TEXT NOT NULL,
    card_no TEXT NOT NULL,
    card_sn TEXT NOT NULL,
    ec_token TEXT NOT NULL,
    card_state TEXT NOT NULL) STRICT;
CREATE INDEX person_certno ON person(certno);
CREATE INDEX person_card_no ON person(card_no);
CREATE TABLE insurance(
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    psn_type TEXT NOT NULL,
    psn_insu_stas TEXT NOT NULL,
    psn_insu_date TEXT NOT NULL,
    paus_insu_date TEXT NOT NULL,
    cvlserv_flag INTEGER NOT NULL,
    balc INTEGER NOT NULL CHECK(balc >= 0),
    emp_name TEXT NOT NULL,
    PRIMARY KEY(psn_no, insutype, insuplc_admdvs)) STRICT;
CREATE TABLE person_class(
    psn_no TEXT NOT NULL REFERENCES person,
    psn_idet_type TEXT NOT NULL,
    psn_type_lv TEXT NOT NULL,
    begntime TEXT NOT NULL,
    endtime TEXT NOT NULL,
    PRIMARY KEY(psn_no, psn_idet_type)) STRICT;

CREATE TABLE visit(
    mdtrt_id TEXT PRIMARY KEY,
    msgid TEXT NOT NULL UNIQUE,
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    fixmedins_code TEXT NOT NULL REFERENCES institution,
    med_type TEXT NOT NULL,
    ipt_no TEXT NOT NULL,
    dise_codg TEXT NOT NULL,
    mdtrt_cert_type TEXT NOT NULL,
    begntime TEXT NOT NULL,
    endtime TEXT NOT NULL,
    setl_id TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX visit_person ON visit(psn_no);
CREATE TABLE fee_line(
    mdtrt_id TEXT NOT NULL REFERENCES visit,
    feedetl_sn TEXT NOT NULL,
    msgid TEXT NOT NULL,
    fee_ocur_time TEXT NOT NULL,
    med_list_codg TEXT NOT NULL,
    med_list_name TEXT NOT NULL,
    det_item_fee_sumamt INTEGER NOT NULL,
    cnt INTEGER NOT NULL,
    pric INTEGER NOT NULL,
    pric_uplmt_amt INTEGER NOT NULL,
    selfpay_prop INTEGER NOT NULL,
    fulamt_ownpay_amt INTEGER NOT NULL,
    overlmt_amt INTEGER NOT NULL,
    preselfpay_amt INTEGER NOT NULL,
    inscp_scp_amt INTEGER NOT NULL,
    chrgitm_lv TEXT NOT NULL,
    med_chrgitm_type TEXT NOT NULL,
    memo TEXT NOT NULL,
    PRIMARY KEY(mdtrt_id, feedetl_sn)) STRICT;
CREATE TABLE settlement(
    setl_id TEXT PRIMARY KEY,
    mdtrt_id TEXT NOT NULL UNIQUE REFERENCES visit,
    msgid TEXT NOT NULL UNIQUE,
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    setl_time TEXT NOT NULL,
    setl_year INTEGER NOT NULL,
    policy_version TEXT NOT NULL,
    medfee_sumamt INTEGER NOT NULL,
    fund_pay_sumamt INTEGER NOT NULL,
    psn_part_amt INTEGER NOT NULL,
    acct_pay INTEGER NOT NULL,
    psn_cash_pay INTEGER NOT NULL,
    output TEXT NOT NULL,
    CHECK(medfee_sumamt >= 0)) STRICT;
-- What each settlement added to the year; a year's accumulators are the sums.
CREATE TABLE accumulator(
    setl_id TEXT NOT NULL REFERENCES settlement,
    psn_no TEXT NOT NULL,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    year INTEGER NOT NULL,
    name TEXT NOT NULL,
    delta INTEGER NOT NULL,
    PRIMARY KEY(setl_id, name)) STRICT;
CREATE INDEX accumulator_year ON accumulator(psn_no, insutype, insuplc_admdvs, year);

CREATE TABLE filing(
    trt_dcla_detl_sn TEXT PRIMARY KEY,
    msgid TEXT NOT NULL UNIQUE,
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    state TEXT NOT NULL,
    rloc_rea TEXT NOT NULL,
    insu_admdvs TEXT NOT NULL,
    rloc_admdvs TEXT NOT NULL,
    fixmedins_code TEXT NOT NULL,
    tel TEXT NOT NULL,
    evidence TEXT NOT NULL,
    begndate TEXT NOT NULL,
    enddate TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    rules TEXT NOT NULL,
    mdtrt_id TEXT NOT NULL) STRICT;
CREATE INDEX filing_person ON filing(psn_no);

PRAGMA user_version=1;
)",
    R"(
-- Cards that may not be used any more, the one somebody carries and those they had before.
CREATE TABLE card_status(
    card_sn TEXT PRIMARY KEY COLLATE NOCASE,
    state TEXT NOT NULL CHECK(state IN ('lost', 'frozen', 'cancelled')),
    since TEXT NOT NULL,
    psn_no TEXT NOT NULL REFERENCES person) STRICT;
INSERT INTO card_status(card_sn, state, since, psn_no)
    SELECT card_sn, card_state, '', psn_no FROM person WHERE card_state <> '';
ALTER TABLE person DROP COLUMN card_state;
CREATE INDEX person_card_sn ON person(card_sn COLLATE NOCASE);

PRAGMA user_version=2;
)",
    R"(
-- What hospitals register for their patients: who may refer, referrals, chronic diseases.
CREATE TABLE referral_right(
    fixmedins_code TEXT PRIMARY KEY REFERENCES institution,
    since TEXT NOT NULL,
    until TEXT NOT NULL) STRICT;
CREATE TABLE referral(
    trt_dcla_detl_sn TEXT PRIMARY KEY REFERENCES filing,
    msgid TEXT NOT NULL UNIQUE,
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    insu_admdvs TEXT NOT NULL,
    fixmedins_code TEXT NOT NULL REFERENCES institution,
    reflin_medins_no TEXT NOT NULL,
    reflin_medins_name TEXT NOT NULL,
    mdtrtarea_admdvs TEXT NOT NULL,
    diag_code TEXT NOT NULL,
    diag_name TEXT NOT NULL,
    dise_cond_dscr TEXT NOT NULL,
    hosp_agre_refl_flag INTEGER NOT NULL,
    refl_type TEXT NOT NULL,
    refl_date TEXT NOT NULL,
    refl_rea TEXT NOT NULL,
    refl_opnn TEXT NOT NULL,
    begndate TEXT NOT NULL,
    enddate TEXT NOT NULL,
    refl_old_mdtrt_id TEXT NOT NULL,
    withdrawn_on TEXT NOT NULL DEFAULT '',
    memo TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX referral_person ON referral(psn_no);
CREATE TABLE chronic(
    trt_dcla_detl_sn TEXT PRIMARY KEY,
    msgid TEXT NOT NULL UNIQUE,
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    insu_admdvs TEXT NOT NULL,
    fixmedins_code TEXT NOT NULL REFERENCES institution,
    opsp_dise_code TEXT NOT NULL,
    opsp_dise_name TEXT NOT NULL,
    ide_fixmedins_no TEXT NOT NULL,
    ide_fixmedins_name TEXT NOT NULL,
    hosp_ide_date TEXT NOT NULL,
    diag_dr_codg TEXT NOT NULL,
    diag_dr_name TEXT NOT NULL,
    begndate TEXT NOT NULL,
    enddate TEXT NOT NULL,
    withdrawn_on TEXT NOT NULL DEFAULT '',
    memo TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX chronic_person ON chronic(psn_no);

PRAGMA user_version=3;
)",
    R"(
-- Who asked and when, how far a reviewer has got, and what the national library knows. A revision
-- is one thing to tell it; the number and the revision together are told once.
ALTER TABLE filing ADD COLUMN channel TEXT NOT NULL DEFAULT 'kiosk';
ALTER TABLE filing ADD COLUMN role TEXT NOT NULL DEFAULT 'person';
ALTER TABLE filing ADD COLUMN entered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN received_at TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN claimed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN deadline TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN papers TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN brought TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN reasons TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN upload TEXT NOT NULL DEFAULT 'none'
    CHECK(upload IN ('none', 'queued', 'ok', 'failed'));
ALTER TABLE filing ADD COLUMN upload_code TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN upload_tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE filing ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
UPDATE filing SET upload = 'queued', revision = 1 WHERE state IN ('APPROVED', 'EFFECTIVE');
CREATE INDEX filing_state ON filing(state, enddate);
CREATE INDEX filing_queued ON filing(upload_tries, trt_dcla_detl_sn) WHERE upload = 'queued';
CREATE INDEX filing_refused ON filing(trt_dcla_detl_sn) WHERE upload = 'failed';

PRAGMA user_version=4;
)",
    R"(
-- Messages to people; the key makes sure that each is sent once.
CREATE TABLE notice(
    key TEXT PRIMARY KEY,
    tel TEXT NOT NULL,
    text TEXT NOT NULL,
    queued_at TEXT NOT NULL,
    sent_at TEXT NOT NULL) STRICT;
CREATE INDEX notice_queued ON notice(key) WHERE sent_at = '';

PRAGMA user_version=5;
)",
    R"(
-- What windows need: a request whole, the institution that took it, since when a reviewer has it.
ALTER TABLE filing ADD COLUMN request TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN taken_by TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN claimed_at TEXT NOT NULL DEFAULT '';
CREATE INDEX filing_taken ON filing(taken_by, state);
CREATE INDEX person_name ON person(psn_name);
-- Requests that left no filing, for the person who will ask what became of them.
CREATE TABLE refused_request(
    msgid TEXT PRIMARY KEY,
    psn_no TEXT NOT NULL REFERENCES person,
    request TEXT NOT NULL,
    decided_at TEXT NOT NULL) STRICT;
CREATE INDEX refused_request_person ON refused_request(psn_no, decided_at);
-- Who calls for staff, and which houses have a window that looks.
CREATE TABLE staff_call(
    fixmedins_code TEXT NOT NULL,
    dev_no TEXT NOT NULL,
    page TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY(fixmedins_code, dev_no)) STRICT;
CREATE TABLE staff_window(
    fixmedins_code TEXT PRIMARY KEY,
    looked_at TEXT NOT NULL) STRICT;
-- The moves the table of states has, written anew by every program that opens the ledger; from ''
-- where there is no filing yet. What arrives is decided within its message and begins as what the
-- check made of it.
CREATE TABLE filing_way(
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    PRIMARY KEY(from_state, to_state)) STRICT;
CREATE TRIGGER filing_begins BEFORE INSERT ON filing
    WHEN NOT EXISTS (SELECT 1 FROM filing_way
        WHERE from_state IN ('', 'CHECKING') AND to_state = NEW.state)
    BEGIN SELECT RAISE(ABORT, 'no filing begins in this state'); END;
CREATE TRIGGER filing_moves BEFORE UPDATE OF state ON filing
    WHEN OLD.state <> NEW.state AND NOT EXISTS (SELECT 1 FROM filing_way
        WHERE from_state = OLD.state AND to_state = NEW.state)
    BEGIN SELECT RAISE(ABORT, 'the table of states has no such move'); END;
CREATE TRIGGER filing_stays BEFORE DELETE ON filing
    BEGIN SELECT RAISE(ABORT, 'a filing is never deleted'); END;

PRAGMA user_version=6;
)",
    R"(
-- Who is filed for a place and who was at an institution: the people of its snapshot.
CREATE INDEX filing_place ON filing(rloc_admdvs);
CREATE INDEX visit_institution ON visit(fixmedins_code);

PRAGMA user_version=7;
)",
    R"(
-- What ends or interrupts a benefit, and who left a draft that somebody else submitted: neither of
-- the two approves it.
ALTER TABLE person ADD COLUMN died_on TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN left_by TEXT NOT NULL DEFAULT '';
CREATE INDEX person_dead ON person(psn_no) WHERE died_on <> '';
CREATE INDEX filing_visit ON filing(mdtrt_id) WHERE mdtrt_id <> '';
CREATE INDEX insurance_stopped ON insurance(psn_no) WHERE psn_insu_stas <> '1';

PRAGMA user_version=8;
)",
    R"(
-- Settlements of a visit may be many: interim ones (mid_setl_flag), one for each batch of charges,
-- and cancellations, which are rows of their own (refd_setl_flag) that name what they undo
-- (init_setl_id); nothing is undone twice. seq is the order they were made in.
CREATE TABLE settlement_9(
    seq INTEGER PRIMARY KEY,
    setl_id TEXT NOT NULL UNIQUE,
    mdtrt_id TEXT NOT NULL REFERENCES visit,
    msgid TEXT NOT NULL UNIQUE,
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    fixmedins_code TEXT NOT NULL REFERENCES institution,
    clr_type TEXT NOT NULL,
    clr_optins TEXT NOT NULL,
    setl_time TEXT NOT NULL,
    setl_year INTEGER NOT NULL,
    policy_version TEXT NOT NULL,
    medfee_sumamt INTEGER NOT NULL,
    fund_pay_sumamt INTEGER NOT NULL,
    psn_part_amt INTEGER NOT NULL,
    acct_pay INTEGER NOT NULL,
    psn_cash_pay INTEGER NOT NULL,
    hosp_part_amt INTEGER NOT NULL,
    refd_setl_flag INTEGER NOT NULL DEFAULT 0,
    init_setl_id TEXT NOT NULL DEFAULT '',
    mid_setl_flag INTEGER NOT NULL DEFAULT 0,
    chrg_bchno TEXT NOT NULL DEFAULT '',
    dise_codg TEXT NOT NULL DEFAULT '',
    endtime TEXT NOT NULL DEFAULT '', -- up to when the charges are in it
    year_version INTEGER NOT NULL DEFAULT 0, -- of the year it was computed from
    entered_by TEXT NOT NULL DEFAULT '',
    details TEXT NOT NULL DEFAULT 'complete' CHECK(details IN ('complete', 'due', 'held')),
    details_due TEXT NOT NULL DEFAULT '',
    details_difference TEXT NOT NULL DEFAULT '',
    output TEXT NOT NULL,
    CHECK(fund_pay_sumamt + psn_part_amt + hosp_part_amt = medfee_sumamt)) STRICT;
INSERT INTO settlement_9(setl_id, mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, fixmedins_code,
    clr_type, clr_optins, setl_time, setl_year, policy_version, medfee_sumamt, fund_pay_sumamt,
    psn_part_amt, acct_pay, psn_cash_pay, hosp_part_amt, dise_codg, endtime, output)
    SELECT s.setl_id, s.mdtrt_id, s.msgid, s.psn_no, s.insutype, s.insuplc_admdvs, fixmedins_code,
        '21', coalesce(json_extract(output, '$.setlinfo.clr_optins'), ''), setl_time, setl_year,
        policy_version, medfee_sumamt, fund_pay_sumamt, psn_part_amt, acct_pay, psn_cash_pay,
        medfee_sumamt - fund_pay_sumamt - psn_part_amt, dise_codg, endtime, output
        FROM settlement s JOIN visit v USING(mdtrt_id) ORDER BY s.rowid;
CREATE TABLE accumulator_9(
    setl_id TEXT NOT NULL REFERENCES settlement_9(setl_id),
    psn_no TEXT NOT NULL,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    year INTEGER NOT NULL,
    name TEXT NOT NULL,
    delta INTEGER NOT NULL,
    PRIMARY KEY(setl_id, year, name)) STRICT;
INSERT INTO accumulator_9 SELECT setl_id, psn_no, insutype, insuplc_admdvs, year, name, delta
    FROM accumulator;
-- Admissions are counted like everything else; the oldest programs counted the rows instead.
INSERT INTO accumulator_9 SELECT s.setl_id, s.psn_no, s.insutype, s.insuplc_admdvs, setl_year,
    'admissions', 1 FROM settlement s JOIN visit v USING(mdtrt_id) WHERE ipt_no <> ''
    ON CONFLICT DO NOTHING;
DROP TABLE accumulator;
DROP TABLE settlement;
ALTER TABLE settlement_9 RENAME TO settlement;
ALTER TABLE accumulator_9 RENAME TO accumulator;
CREATE INDEX accumulator_year ON accumulator(psn_no, insutype, insuplc_admdvs, year);
CREATE INDEX settlement_visit ON settlement(mdtrt_id);
CREATE INDEX settlement_person ON settlement(psn_no, setl_time);
CREATE INDEX settlement_house ON settlement(fixmedins_code, setl_time);
CREATE INDEX settlement_details ON settlement(details_due) WHERE details = 'due';
CREATE UNIQUE INDEX settlement_undone ON settlement(init_setl_id) WHERE init_setl_id <> '';
-- The sums by category a settlement was made from while its fee lines were still to come.
CREATE TABLE settlement_category(
    setl_id TEXT NOT NULL REFERENCES settlement(setl_id),
    med_chrgitm_type TEXT NOT NULL,
    det_item_fee_sumamt INTEGER NOT NULL,
    fulamt_ownpay_amt INTEGER NOT NULL,
    overlmt_amt INTEGER NOT NULL,
    preselfpay_amt INTEGER NOT NULL,
    PRIMARY KEY(setl_id, med_chrgitm_type)) STRICT;
-- How often a person's medical year has been changed: what an estimate was computed from.
CREATE TABLE medical_year(
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    year INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY(psn_no, insutype, insuplc_admdvs, year)) STRICT;
INSERT INTO medical_year SELECT psn_no, insutype, insuplc_admdvs, setl_year, count(*)
    FROM settlement GROUP BY psn_no, insutype, insuplc_admdvs, setl_year;

-- A cancelled line stays under the message that cancelled it, and its number is free again.
CREATE TABLE fee_line_9(
    mdtrt_id TEXT NOT NULL REFERENCES visit,
    feedetl_sn TEXT NOT NULL,
    msgid TEXT NOT NULL,
    fee_ocur_time TEXT NOT NULL,
    med_list_codg TEXT NOT NULL,
    med_list_name TEXT NOT NULL,
    det_item_fee_sumamt INTEGER NOT NULL,
    cnt INTEGER NOT NULL,
    pric INTEGER NOT NULL,
    pric_uplmt_amt INTEGER NOT NULL,
    selfpay_prop INTEGER NOT NULL,
    fulamt_ownpay_amt INTEGER NOT NULL,
    overlmt_amt INTEGER NOT NULL,
    preselfpay_amt INTEGER NOT NULL,
    inscp_scp_amt INTEGER NOT NULL,
    chrgitm_lv TEXT NOT NULL,
    med_chrgitm_type TEXT NOT NULL,
    memo TEXT NOT NULL,
    chrg_bchno TEXT NOT NULL DEFAULT '',
    dise_codg TEXT NOT NULL DEFAULT '',
    init_feedetl_sn TEXT NOT NULL DEFAULT '', -- the line a refund takes back
    rxno TEXT NOT NULL DEFAULT '',
    rx_circ_flag INTEGER NOT NULL DEFAULT 0,
    setl_id TEXT NOT NULL DEFAULT '', -- the standing settlement it is in
    cancelled_by TEXT NOT NULL DEFAULT '', -- msgid of the 2205 or 2302
    PRIMARY KEY(mdtrt_id, feedetl_sn, cancelled_by)) STRICT;
INSERT INTO fee_line_9(mdtrt_id, feedetl_sn, msgid, fee_ocur_time, med_list_codg, med_list_name,
    det_item_fee_sumamt, cnt, pric, pric_uplmt_amt, selfpay_prop, fulamt_ownpay_amt, overlmt_amt,
    preselfpay_amt, inscp_scp_amt, chrgitm_lv, med_chrgitm_type, memo, setl_id)
    SELECT mdtrt_id, feedetl_sn, f.msgid, fee_ocur_time, med_list_codg, med_list_name,
        det_item_fee_sumamt, cnt, pric, pric_uplmt_amt, selfpay_prop, fulamt_ownpay_amt,
        overlmt_amt, preselfpay_amt, inscp_scp_amt, chrgitm_lv, med_chrgitm_type, memo, setl_id
        FROM fee_line f JOIN visit USING(mdtrt_id) ORDER BY f.rowid;
DROP TABLE fee_line;
ALTER TABLE fee_line_9 RENAME TO fee_line;

-- setl_id of a visit is that of the settlement that closed it; an interim one leaves it open.
ALTER TABLE visit ADD COLUMN dise_name TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN nwb_flag INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN trum_flag INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN cancelled_by TEXT NOT NULL DEFAULT ''; -- msgid of the 2202 or 2404
CREATE TABLE diagnosis(
    mdtrt_id TEXT NOT NULL REFERENCES visit,
    stage TEXT NOT NULL CHECK(stage IN ('visit', 'admission', 'discharge')),
    diag_srt_no INTEGER NOT NULL,
    diag_type TEXT NOT NULL,
    maindiag_flag INTEGER NOT NULL,
    diag_code TEXT NOT NULL,
    diag_name TEXT NOT NULL,
    adm_cond TEXT NOT NULL,
    diag_dept TEXT NOT NULL,
    dise_dor_no TEXT NOT NULL,
    dise_dor_name TEXT NOT NULL,
    diag_time TEXT NOT NULL,
    vali_flag INTEGER NOT NULL) STRICT;
CREATE INDEX diagnosis_visit ON diagnosis(mdtrt_id);

PRAGMA user_version=9;
)",
    R"(
-- The catalogue has versions: what is so from a day on is a row of its own, of several the one that
-- began last counts, and ver is the version of its list a row was published or changed in.
CREATE TABLE catalogue_item_10(
    med_list_codg TEXT NOT NULL,
    begndate TEXT NOT NULL,
    enddate TEXT NOT NULL,
    list_type TEXT NOT NULL, -- 1301 …
    med_list_name TEXT NOT NULL,
    med_chrgitm_type TEXT NOT NULL,
    chrgitm_lv TEXT NOT NULL,
    pric_uplmt_amt INTEGER,
    selfpay_prop INTEGER NOT NULL,
    vali_flag INTEGER NOT NULL,
    ver INTEGER NOT NULL,
    PRIMARY KEY(med_list_codg, begndate)) STRICT, WITHOUT ROWID;
INSERT INTO catalogue_item_10 SELECT med_list_codg, '', '', CASE med_chrgitm_type WHEN '08' THEN
    '1306' WHEN '09' THEN '1301' WHEN '10' THEN '1302' WHEN '11' THEN '1301' ELSE '1305' END,
    med_list_name, med_chrgitm_type, chrgitm_lv, pric_uplmt_amt, selfpay_prop, 1, 1
    FROM catalogue_item;
DROP TABLE catalogue_item;
ALTER TABLE catalogue_item_10 RENAME TO catalogue_item;
CREATE INDEX catalogue_item_version ON catalogue_item(list_type, ver);
CREATE TABLE catalogue_version(
    list_type TEXT PRIMARY KEY,
    ver INTEGER NOT NULL) STRICT;
INSERT INTO catalogue_version SELECT DISTINCT list_type, 1 FROM catalogue_item;
-- Fee lines whose codes are in no catalogue (未对码): who charged what, by whose own code.
CREATE TABLE unmapped(
    mdtrt_id TEXT NOT NULL REFERENCES visit,
    feedetl_sn TEXT NOT NULL,
    msgid TEXT NOT NULL,
    fixmedins_code TEXT NOT NULL,
    medins_list_codg TEXT NOT NULL,
    medins_list_name TEXT NOT NULL,
    day TEXT NOT NULL,
    det_item_fee_sumamt INTEGER NOT NULL,
    PRIMARY KEY(mdtrt_id, feedetl_sn, msgid)) STRICT;
CREATE INDEX unmapped_house ON unmapped(fixmedins_code, medins_list_codg);
-- What institutions send up and fetch (9101, 9102), for some days; without a house it is for all.
CREATE TABLE file(
    file_qury_no TEXT PRIMARY KEY,
    fixmedins_code TEXT NOT NULL,
    filename TEXT NOT NULL,
    content BLOB NOT NULL,
    until TEXT NOT NULL) STRICT;
CREATE INDEX file_house ON file(fixmedins_code);
CREATE INDEX file_until ON file(until);

PRAGMA user_version=10;
)",
    R"(
-- Provisional settlements (Y302) that arrived and what became of them. What differs, or was
-- refused, is open until a clerk closes it; nothing else ever changes.
CREATE TABLE provisional(
    msgid TEXT PRIMARY KEY,
    fixmedins_code TEXT NOT NULL REFERENCES institution,
    psn_no TEXT NOT NULL, -- empty: the visit is not the sender's
    mdtrt_id TEXT NOT NULL,
    setl_id TEXT NOT NULL, -- empty: refused
    made_at TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    policy_version TEXT NOT NULL,
    medfee_sumamt INTEGER NOT NULL, -- these three as the person was shown them
    fund_pay_sumamt INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    share INTEGER NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('confirmed', 'difference', 'refused', 'closed')),
    why TEXT NOT NULL,
    received_at TEXT NOT NULL,
    closed_how TEXT NOT NULL DEFAULT '',
    closed_by TEXT NOT NULL DEFAULT '',
    closed_at TEXT NOT NULL DEFAULT '',
    CHECK((setl_id = '') = (state = 'refused') OR state = 'closed')) STRICT;
CREATE INDEX provisional_open ON provisional(psn_no) WHERE state IN ('difference', 'refused');
CREATE INDEX provisional_house ON provisional(fixmedins_code, received_at);
CREATE TRIGGER provisional_one BEFORE INSERT ON provisional
WHEN NEW.state <> 'refused' AND EXISTS (SELECT 1 FROM provisional
    WHERE psn_no = NEW.psn_no AND state IN ('difference', 'refused'))
BEGIN SELECT RAISE(ABORT, 'one of this person is open'); END;
CREATE TRIGGER provisional_life BEFORE UPDATE ON provisional
WHEN OLD.state NOT IN ('difference', 'refused') OR NEW.state <> 'closed' OR NEW.closed_by = ''
    OR NEW.msgid <> OLD.msgid OR NEW.psn_no <> OLD.psn_no OR NEW.setl_id <> OLD.setl_id
    OR NEW.shown <> OLD.shown OR NEW.share <> OLD.share
BEGIN SELECT RAISE(ABORT, 'only a clerk closes an open one'); END;
CREATE TRIGGER provisional_kept BEFORE DELETE ON provisional
BEGIN SELECT RAISE(ABORT, 'a provisional settlement is never deleted'); END;

PRAGMA user_version=11;
)",
    R"(
-- What a window asks for: the visits of its house that ended on a day.
CREATE INDEX visit_ended ON visit(fixmedins_code, endtime);

PRAGMA user_version=12;
)",
    R"(
-- What the lines of a visit come to, batch by batch, and what refunds have taken back of a line:
-- one line more costs the same however many there are.
CREATE TABLE charged(
    mdtrt_id TEXT NOT NULL REFERENCES visit,
    chrg_bchno TEXT NOT NULL,
    lines INTEGER NOT NULL,
    det_item_fee_sumamt INTEGER NOT NULL,
    fulamt_ownpay_amt INTEGER NOT NULL,
    overlmt_amt INTEGER NOT NULL,
    preselfpay_amt INTEGER NOT NULL,
    PRIMARY KEY(mdtrt_id, chrg_bchno)) STRICT, WITHOUT ROWID;
INSERT INTO charged SELECT mdtrt_id, chrg_bchno, count(*), sum(det_item_fee_sumamt),
    sum(fulamt_ownpay_amt), sum(overlmt_amt), sum(preselfpay_amt)
    FROM fee_line WHERE cancelled_by = '' GROUP BY mdtrt_id, chrg_bchno;
CREATE TRIGGER charged_more AFTER INSERT ON fee_line WHEN NEW.cancelled_by = ''
BEGIN INSERT INTO charged VALUES(NEW.mdtrt_id, NEW.chrg_bchno, 1, NEW.det_item_fee_sumamt,
    NEW.fulamt_ownpay_amt, NEW.overlmt_amt, NEW.preselfpay_amt) ON CONFLICT DO UPDATE SET
    lines = lines + 1,
    det_item_fee_sumamt = det_item_fee_sumamt + excluded.det_item_fee_sumamt,
    fulamt_ownpay_amt = fulamt_ownpay_amt + excluded.fulamt_ownpay_amt,
    overlmt_amt = overlmt_amt + excluded.overlmt_amt,
    preselfpay_amt = preselfpay_amt + excluded.preselfpay_amt;
END;
CREATE TRIGGER charged_less AFTER UPDATE OF cancelled_by ON fee_line
WHEN OLD.cancelled_by = '' AND NEW.cancelled_by <> ''
BEGIN UPDATE charged SET lines = lines - 1,
    det_item_fee_sumamt = det_item_fee_sumamt - OLD.det_item_fee_sumamt,
    fulamt_ownpay_amt = fulamt_ownpay_amt - OLD.fulamt_ownpay_amt,
    overlmt_amt = overlmt_amt - OLD.overlmt_amt,
    preselfpay_amt = preselfpay_amt - OLD.preselfpay_amt
    WHERE mdtrt_id = OLD.mdtrt_id AND chrg_bchno = OLD.chrg_bchno;
END;
ALTER TABLE fee_line ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0;
UPDATE fee_line SET refunded = sums.refunded FROM (SELECT mdtrt_id, init_feedetl_sn,
    -sum(det_item_fee_sumamt) AS refunded FROM fee_line WHERE cancelled_by = ''
    AND init_feedetl_sn <> '' GROUP BY mdtrt_id, init_feedetl_sn) AS sums
    WHERE fee_line.mdtrt_id = sums.mdtrt_id AND feedetl_sn = sums.init_feedetl_sn
    AND cancelled_by = '';
CREATE TRIGGER refunded_more AFTER INSERT ON fee_line
WHEN NEW.init_feedetl_sn <> '' AND NEW.cancelled_by = ''
BEGIN UPDATE fee_line SET refunded = refunded - NEW.det_item_fee_sumamt
    WHERE mdtrt_id = NEW.mdtrt_id AND feedetl_sn = NEW.init_feedetl_sn AND cancelled_by = '';
END;
CREATE TRIGGER refunded_less AFTER UPDATE OF cancelled_by ON fee_line
WHEN OLD.init_feedetl_sn <> '' AND OLD.cancelled_by = '' AND NEW.cancelled_by <> ''
BEGIN UPDATE fee_line SET refunded = refunded + OLD.det_item_fee_sumamt
    WHERE mdtrt_id = OLD.mdtrt_id AND feedetl_sn = OLD.init_feedetl_sn AND cancelled_by = '';
END;
CREATE INDEX fee_line_batch ON fee_line(mdtrt_id, chrg_bchno) WHERE cancelled_by = '';
-- Whose personal account may pay for a relative (家庭共济), and what it has paid of which
-- settlement: a cancellation gives each what was taken.
CREATE TABLE family_account(
    psn_no TEXT NOT NULL REFERENCES person,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    relative TEXT NOT NULL REFERENCES person(psn_no), -- for whom it pays
    begndate TEXT NOT NULL,
    enddate TEXT NOT NULL, -- empty: no end
    PRIMARY KEY(relative, psn_no, insutype, insuplc_admdvs),
    CHECK(relative <> psn_no)) STRICT, WITHOUT ROWID;
CREATE TABLE family_payment(
    setl_id TEXT NOT NULL REFERENCES settlement(setl_id),
    psn_no TEXT NOT NULL,
    insutype TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    amount INTEGER NOT NULL, -- negative: given back
    PRIMARY KEY(setl_id, psn_no, insutype, insuplc_admdvs)) STRICT, WITHOUT ROWID;

PRAGMA user_version=13;
)",
    R"(
-- Where a sealed message stood in its station's queue, and how it ended.
CREATE TABLE link(
    fixmedins_code TEXT NOT NULL,
    dev_no TEXT NOT NULL,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    msgid TEXT NOT NULL UNIQUE,
    infno TEXT NOT NULL,
    link TEXT NOT NULL, -- empty: given up before it was seen
    outcome TEXT NOT NULL CHECK(outcome IN ('done', 'refused', 'buried')),
    PRIMARY KEY(fixmedins_code, dev_no, epoch, seq)) STRICT, WITHOUT ROWID;
CREATE TRIGGER link_immutable BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'a link is immutable'); END;
CREATE TRIGGER link_kept BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'a link is never deleted'); END;

PRAGMA user_version=14;
)",
    R"(
-- Pieces (Y004) of messages too large to come at once, until the message comes or days have passed.
CREATE TABLE piece(
    fixmedins_code TEXT NOT NULL,
    hash TEXT NOT NULL,
    content BLOB NOT NULL,
    size INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY(fixmedins_code, hash)) STRICT;
CREATE INDEX piece_room ON piece(fixmedins_code, size);
CREATE INDEX piece_received ON piece(received_at);

PRAGMA user_version=15;
)",
    R"(
-- What the lines of a visit come to by category as well: lines that follow their sums are compared
-- with them, and lines taken back, without reading all that came before.
DROP TRIGGER charged_more;
DROP TRIGGER charged_less;
DROP TABLE charged;
CREATE TABLE charged(
    mdtrt_id TEXT NOT NULL REFERENCES visit,
    chrg_bchno TEXT NOT NULL,
    med_chrgitm_type TEXT NOT NULL,
    lines INTEGER NOT NULL,
    det_item_fee_sumamt INTEGER NOT NULL,
    fulamt_ownpay_amt INTEGER NOT NULL,
    overlmt_amt INTEGER NOT NULL,
    preselfpay_amt INTEGER NOT NULL,
    PRIMARY KEY(mdtrt_id, chrg_bchno, med_chrgitm_type)) STRICT, WITHOUT ROWID;
INSERT INTO charged SELECT mdtrt_id, chrg_bchno, med_chrgitm_type, count(*),
    sum(det_item_fee_sumamt), sum(fulamt_ownpay_amt), sum(overlmt_amt), sum(preselfpay_amt)
    FROM fee_line WHERE cancelled_by = '' GROUP BY mdtrt_id, chrg_bchno, med_chrgitm_type;
CREATE TRIGGER charged_more AFTER INSERT ON fee_line WHEN NEW.cancelled_by = ''
BEGIN INSERT INTO charged VALUES(NEW.mdtrt_id, NEW.chrg_bchno, NEW.med_chrgitm_type, 1,
    NEW.det_item_fee_sumamt, NEW.fulamt_ownpay_amt, NEW.overlmt_amt, NEW.preselfpay_amt)
    ON CONFLICT DO UPDATE SET
    lines = lines + 1,
    det_item_fee_sumamt = det_item_fee_sumamt + excluded.det_item_fee_sumamt,
    fulamt_ownpay_amt = fulamt_ownpay_amt + excluded.fulamt_ownpay_amt,
    overlmt_amt = overlmt_amt + excluded.overlmt_amt,
    preselfpay_amt = preselfpay_amt + excluded.preselfpay_amt;
END;
CREATE TRIGGER charged_less AFTER UPDATE OF cancelled_by ON fee_line
WHEN OLD.cancelled_by = '' AND NEW.cancelled_by <> ''
BEGIN UPDATE charged SET lines = lines - 1,
    det_item_fee_sumamt = det_item_fee_sumamt - OLD.det_item_fee_sumamt,
    fulamt_ownpay_amt = fulamt_ownpay_amt - OLD.fulamt_ownpay_amt,
    overlmt_amt = overlmt_amt - OLD.overlmt_amt,
    preselfpay_amt = preselfpay_amt - OLD.preselfpay_amt
    WHERE mdtrt_id = OLD.mdtrt_id AND chrg_bchno = OLD.chrg_bchno
    AND med_chrgitm_type = OLD.med_chrgitm_type;
END;
CREATE INDEX fee_line_open ON fee_line(mdtrt_id) WHERE setl_id = '' AND cancelled_by = '';
CREATE INDEX fee_line_refund ON fee_line(mdtrt_id, init_feedetl_sn)
    WHERE init_feedetl_sn <> '' AND cancelled_by = '';

PRAGMA user_version=16;
)",
};

} // namespace yidi
