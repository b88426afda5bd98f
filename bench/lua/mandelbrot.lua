local function run()
  local width, height, inside = 160, 160, 0
  for y = 0, height - 1 do
    local ci = 2.0 * y / height - 1.0
    for x = 0, width - 1 do
      local cr = 2.0 * x / width - 1.5
      local zr, zi, stayed = 0.0, 0.0, true
      for _ = 1, 50 do
        zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
        if zr * zr + zi * zi > 4.0 then
          stayed = false
          break
        end
      end
      if stayed then inside = inside + 1 end
    end
  end
  return inside
end

return {run = run, answer = "10192"}
