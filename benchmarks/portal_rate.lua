-- For wrk: the self-check by code, each request from another made-up origin; answers are counted by status.
-- Arguments: file of codes, share of codes that exist (0 to 1).
local threads = {}

function setup(thread)
  thread:set("number", #threads + 1)
  table.insert(threads, thread)
end

function init(args)
  math.randomseed(number * 7919)
  codes, share, counts = {}, tonumber(args[2]), {}
  for line in io.lines(args[1]) do
    codes[#codes + 1] = line
    if #codes == 50000 then break end
  end
  s200, s429, s503, other, unworded = 0, 0, 0, 0, 0
end

local letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

local function made_up()
  local text = ""
  for place = 1, 10 do
    local at = math.random(#letters)
    text = text .. letters:sub(at, at) .. (place == 5 and "-" or "")
  end
  return text
end

function request()
  local code = math.random() < share and codes[math.random(#codes)] or made_up()
  local origin = string.format("10.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(1, 254))
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = origin,
    ["X-Forwarded-Proto"] = "https",
  }
  return wrk.format("POST", "/en/check", headers, "way=code&code=" .. code)
end

function response(status, headers, body)
  if status == 200 then s200 = s200 + 1
  elseif status == 429 then s429 = s429 + 1
  elseif status == 503 then s503 = s503 + 1
  else other = other + 1 end
  if (status == 429 or status == 503) and (#body < 500 or not headers["retry-after"]) then
    unworded = unworded + 1
  end
end

function done(summary, latency)
  local sums = { s200 = 0, s429 = 0, s503 = 0, other = 0, unworded = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
  end
  local faults = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    'JSON {"seconds": %.2f, "answered": %d, "s200": %d, "s429": %d, "s503": %d, "other": %d, "unworded": %d, ' ..
    '"connection_faults": %d, "p50_ms": %.1f, "p99_ms": %.1f, "worst_ms": %.1f}\n',
    summary.duration / 1e6, summary.requests, sums.s200, sums.s429, sums.s503, sums.other, sums.unworded,
    faults, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
