-- SPDX-FileCopyrightText: 2026 Yidi authors
-- SPDX-License-Identifier: Apache-2.0
--
-- Recomputes a statement from its steps alone, in fen: field, what its steps give, what is stated.
--   yidi settle --policies DIR --case F > answer.json && sqlite3 :memory: < recompute.sql
WITH step AS (
  SELECT one.value ->> 'rule' AS rule, one.value ->> 'field' AS field,
    CAST(round((one.value ->> 'amount') * 100) AS INTEGER) AS said,
    (SELECT json_group_object(input.value ->> 'name', CASE
        WHEN input.value ->> 'name' IN ('ratio', 'share')
        THEN CAST(substr(replace(input.value ->> 'value', '.', '') || '00000000', 1, 9) AS INTEGER)
        ELSE CAST(replace(input.value ->> 'value', '.', '') AS INTEGER) END)
      FROM json_each(one.value, '$.inputs') AS input) AS i
  FROM json_each(readfile('answer.json'), '$.steps') AS one),
given AS (
  SELECT field, CASE
    WHEN rule = 'in-scope' THEN i ->> 'medfee_sumamt' - i ->> 'fulamt_ownpay_amt'
      - i ->> 'overlmt_selfpay' - i ->> 'preselfpay_amt'
    WHEN rule = 'deductible' THEN min(i ->> 'inscp_scp_amt' - i ->> 'first_share',
      max(0, i ->> 'deductible' - coalesce(i ->> 'used_before', i ->> 'transferred', 0)))
    WHEN i ->> 'ratio' IS NOT NULL THEN min(
      (i ->> 'part' * i ->> 'ratio' + coalesce(i ->> 'carry', 0) + 50000000) / 100000000,
      coalesce(i ->> 'room', 1 << 62))
    WHEN rule = 'fund-total' THEN (SELECT sum(value) FROM json_each(i))
    WHEN rule = 'person-part' THEN i ->> 'medfee_sumamt' - i ->> 'fund_pay_sumamt'
    WHEN i ->> 'payable' IS NOT NULL
      THEN min(i ->> 'payable', coalesce(i ->> 'balance', i ->> 'family_balance'))
    WHEN rule = 'cash' THEN i ->> 'medfee_sumamt' - i ->> 'funds' - i ->> 'acct_pay'
      - i ->> 'acct_mulaid_pay'
    ELSE said END AS amount
  FROM step WHERE rule NOT IN ('pooled-cap', 'temporary-cut', 'ratio-cut'))
SELECT field, sum(amount),
  CAST(round(json_extract(readfile('answer.json'), '$.setlinfo.' || field) * 100) AS INTEGER)
FROM given GROUP BY field ORDER BY field;
