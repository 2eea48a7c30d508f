-- SPDX-FileCopyrightText: 2026 Yidi authors
-- SPDX-License-Identifier: Apache-2.0
--
-- The reference law in Lua. Amounts in fen, ratios in basis points; all numbers are integers.
local deductible = { { 40000, 28000, 20000 }, { 80000, 56000, 40000 }, { 120000, 84000, 60000 } }
local ratios = { { 9000, 9250, 9501 }, { 8700, 9033, 9300 }, { 8500, 8877, 9100 } }
local edges = { 1000000, 5000000, math.maxinteger }
local cap = 30000000

local function share(amount, ratio)
  return (amount * ratio + 5000) // 10000
end

-- What bands of these upper edges pay for cost that lies above what was seen before.
local function bands(seen, cost, tops, rates)
  local paid, low = 0, 0
  for i, top in ipairs(tops) do
    local part = math.min(seen + cost, top) - math.max(seen, low)
    if part > 0 then paid = paid + share(part, rates[i]) end
    low = top
  end
  return paid
end

function law(level, nth, temporary, total, own, over, class_b, seen, paid, burdened)
  local pre = share(class_b, 1000)
  local scope = total - own - over - pre
  local first = temporary == 1 and share(scope, 1000) or 0
  local dedc = math.min(deductible[level][math.min(nth, 3)], scope - first)
  local cost = scope - first - dedc
  local fund = math.min(bands(seen, cost, edges, ratios[level]), math.max(cap - paid, 0))
  local burden = scope - fund
  local aid = bands(burdened, burden, { 1400000, 10000000, math.maxinteger }, { 0, 6000, 7003 })
  return table.concat({ pre, scope, first, dedc, fund, aid, fund + aid, total - fund - aid,
    seen + cost, paid + fund, burdened + burden }, " ")
end
