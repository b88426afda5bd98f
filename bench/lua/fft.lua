local cos, sin, pi = math.cos, math.sin, math.pi

local function transform(re, im, sign)
  local n, j = #re, 0
  for i = 1, n - 1 do
    local bit = n >> 1
    while j & bit ~= 0 do
      j = j ~ bit
      bit = bit >> 1
    end
    j = j | bit
    if i < j then
      re[i + 1], re[j + 1] = re[j + 1], re[i + 1]
      im[i + 1], im[j + 1] = im[j + 1], im[i + 1]
    end
  end
  local size = 2
  while size <= n do
    local angle = sign * 2.0 * pi / size
    local wr, wi, half = cos(angle), sin(angle), size >> 1
    for start = 1, n, size do
      local cr, ci = 1.0, 0.0
      for k = start, start + half - 1 do
        local other = k + half
        local xr = re[other] * cr - im[other] * ci
        local xi = re[other] * ci + im[other] * cr
        re[other], im[other] = re[k] - xr, im[k] - xi
        re[k] = re[k] + xr
        im[k] = im[k] + xi
        cr, ci = cr * wr - ci * wi, cr * wi + ci * wr
      end
    end
    size = size * 2
  end
end

local function run()
  local n, re, im = 8192, {}, {}
  for i = 0, n - 1 do re[i + 1], im[i + 1] = (i * i % 97) + 0.0, 0.0 end
  for _ = 1, 2 do
    transform(re, im, -1.0)
    transform(re, im, 1.0)
    for i = 1, n do re[i], im[i] = re[i] / n, im[i] / n end
  end
  local sum = 0
  for i = 1, n do sum = sum + re[i] end
  return string.format("%.4f", sum)
end

return {run = run, answer = "393027.0000"}
