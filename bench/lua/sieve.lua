local function run()
  local n, prime = 800000, {}
  for i = 1, n + 1 do prime[i] = true end
  prime[1], prime[2] = false, false
  local i = 2
  while i * i <= n do
    if prime[i + 1] then
      for j = i * i, n, i do prime[j + 1] = false end
    end
    i = i + 1
  end
  local count = 0
  for k = 1, n + 1 do if prime[k] then count = count + 1 end end
  return count
end

return {run = run, answer = "63951"}
