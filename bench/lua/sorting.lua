local function run()
  local seed, numbers = 42, {}
  for i = 1, 60000 do
    seed = (seed * 1103515245 + 12345) % 2147483648
    numbers[i] = seed
  end
  local by_digit = table.move(numbers, 1, #numbers, 1, {})
  table.sort(by_digit, function(a, b) return a % 1000 < b % 1000 end)
  local words, pairs_ = {}, {}
  for i, n in ipairs(numbers) do words[i], pairs_[i] = tostring(n), {n % 100, n} end
  table.sort(words)
  table.sort(pairs_, function(a, b) return a[1] > b[1] or a[1] == b[1] and a[2] > b[2] end)
  table.sort(numbers)
  return string.format("%d %d %s %d", numbers[1] + numbers[#numbers], by_digit[1] % 1000, words[1], pairs_[1][1])
end

return {run = run, answer = "2147488931 0 1000042102 99"}
