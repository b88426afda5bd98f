local wrap, yield = coroutine.wrap, coroutine.yield

local function numbers(n)
  return wrap(function() for i = 0, n - 1 do yield(i) end end)
end

local function pairs_of(items)
  return wrap(function()
    for a in items do yield(a, items() or 0) end
  end)
end

local function run()
  local total = 0
  for a, b in pairs_of(numbers(200000)) do total = total + a * b end
  local squares, count = {}, 0
  for n in numbers(50000) do
    if n % 3 ~= 0 then
      squares[n] = n * n
      count = count + 1
    end
  end
  local odd = 0
  for _, v in pairs(squares) do if v & 1 == 1 then odd = odd + v end end
  return total .. " " .. count .. " " .. odd
end

return {run = run, answer = "1333323333300000 33333 13889722205555"}
