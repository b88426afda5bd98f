local function run()
  local total = 0
  for i = 0, 1499 do
    for j = 0, 599 do total = total + ((i ~ j) & 7) end
    total = total - i
  end
  return total
end

return {run = run, answer = "2025750"}
