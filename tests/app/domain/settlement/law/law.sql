-- SPDX-FileCopyrightText: 2026 Yidi authors
-- SPDX-License-Identifier: Apache-2.0
--
-- The reference law in SQL: tables, then one question over every row of `visit`. Amounts in fen,
-- ratios in basis points. law.lua says the same; neither has seen the engine.
CREATE TABLE deductible(level INTEGER, nth INTEGER, amount INTEGER, PRIMARY KEY (level, nth));
INSERT INTO deductible VALUES
  (1, 1, 40000), (1, 2, 28000), (1, 3, 20000),
  (2, 1, 80000), (2, 2, 56000), (2, 3, 40000),
  (3, 1, 120000), (3, 2, 84000), (3, 3, 60000);
CREATE TABLE band(level INTEGER, low INTEGER, high INTEGER, ratio INTEGER);
INSERT INTO band VALUES
  (1, 0, 1000000, 9000), (1, 1000000, 5000000, 9250), (1, 5000000, 1 << 60, 9501),
  (2, 0, 1000000, 8700), (2, 1000000, 5000000, 9033), (2, 5000000, 1 << 60, 9300),
  (3, 0, 1000000, 8500), (3, 1000000, 5000000, 8877), (3, 5000000, 1 << 60, 9100);
CREATE TABLE illness(low INTEGER, high INTEGER, ratio INTEGER);
INSERT INTO illness VALUES (1400000, 10000000, 6000), (10000000, 1 << 60, 7003);
CREATE TABLE visit(id INTEGER PRIMARY KEY, level, nth, temporary, total, own, over, class_b, seen,
  paid, burdened);
CREATE VIEW judged AS
WITH billed AS (
  SELECT *, (class_b * 1000 + 5000) / 10000 AS pre FROM visit),
scoped AS (
  SELECT *, total - own - over - pre AS scope FROM billed),
cut AS (
  SELECT *, temporary * ((scope * 1000 + 5000) / 10000) AS first FROM scoped),
deducted AS (
  SELECT cut.*, min(amount, scope - first) AS dedc FROM cut
  JOIN deductible d ON d.level = cut.level AND d.nth = min(cut.nth, 3)),
pooled AS (
  SELECT *, scope - first - dedc AS cost, min(max(30000000 - paid, 0), (
    SELECT sum((max(0, min(seen + scope - first - dedc, high) - max(seen, low)) * ratio + 5000)
      / 10000) FROM band WHERE band.level = deducted.level)) AS fund FROM deducted),
helped AS (
  SELECT *, scope - fund AS burden, (
    SELECT sum((max(0, min(burdened + scope - fund, high) - max(burdened, low)) * ratio + 5000)
      / 10000) FROM illness) AS aid FROM pooled)
SELECT id, pre || ' ' || scope || ' ' || first || ' ' || dedc || ' ' || fund || ' ' || aid || ' '
  || (fund + aid) || ' ' || (total - fund - aid) || ' ' || (seen + cost) || ' ' || (paid + fund)
  || ' ' || (burdened + burden) AS line FROM helped ORDER BY id;
