local function place(row, n, columns, up, down)
  if row == n then return 1 end
  local count = 0
  for c = 0, n - 1 do
    if columns[c] and up[row + c] and down[row - c + n] then
      columns[c], up[row + c], down[row - c + n] = false, false, false
      count = count + place(row + 1, n, columns, up, down)
      columns[c], up[row + c], down[row - c + n] = true, true, true
    end
  end
  return count
end

local function free(n)
  local t = {}
  for i = 0, n - 1 do t[i] = true end
  return t
end

local function run()
  return place(0, 9, free(9), free(18), free(19)) + place(0, 7, free(7), free(14), free(15))
end

return {run = run, answer = "392"}
