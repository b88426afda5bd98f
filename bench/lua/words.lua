local TEXT = "the quick brown fox jumps over the lazy dog and the cat sat on the mat while it rained in the town "

local function run()
  local counts = {}
  for line = 0, 3999 do
    for word in (TEXT .. line % 50):gmatch("%S+") do counts[word] = (counts[word] or 0) + 1 end
  end
  local order = {}
  for word in pairs(counts) do order[#order + 1] = word end
  table.sort(order, function(a, b) return counts[a] > counts[b] or counts[a] == counts[b] and a < b end)
  local rows = {}
  for i, word in ipairs(order) do rows[i] = string.format("%10s|%6d", word, counts[word]) end
  return #rows .. " " .. rows[1] .. " " .. #table.concat(rows, "\n"):upper()
end

return {run = run, answer = "68        the| 20000 1223"}
