local function run()
  local n, p, count = 8, {}, {}
  for i = 1, n do p[i], count[i] = i - 1, 0 end
  local most, checksum, turn, r = 0, 0, 0, n
  while true do
    while r ~= 1 do
      count[r] = r
      r = r - 1
    end
    if p[1] ~= 0 then
      local q, flips = table.move(p, 1, n, 1, {}), 0
      while q[1] ~= 0 do
        local i, j = 1, q[1] + 1
        while i < j do
          q[i], q[j] = q[j], q[i]
          i, j = i + 1, j - 1
        end
        flips = flips + 1
      end
      if flips > most then most = flips end
      checksum = checksum + (turn % 2 == 0 and flips or -flips)
    end
    turn = turn + 1
    while true do
      if r == n then return checksum .. " " .. most end
      table.insert(p, r + 1, table.remove(p, 1))
      count[r + 1] = count[r + 1] - 1
      if count[r + 1] > 0 then break end
      r = r + 1
    end
  end
end

return {run = run, answer = "1616 22"}
