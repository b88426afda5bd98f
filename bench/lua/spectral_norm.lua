local function a(i, j) return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1) end

local function times(u, transposed)
  local result = {}
  for i = 0, #u - 1 do
    local sum = 0
    for j = 0, #u - 1 do sum = sum + (transposed and a(j, i) or a(i, j)) * u[j + 1] end
    result[i + 1] = sum
  end
  return result
end

local function run()
  local u, v = {}, nil
  for i = 1, 90 do u[i] = 1.0 end
  for _ = 1, 6 do
    v = times(times(u, false), true)
    u = times(times(v, false), true)
  end
  local uv, vv = 0, 0
  for i = 1, #u do uv, vv = uv + u[i] * v[i], vv + v[i] * v[i] end
  return string.format("%.6f", (uv / vv) ^ 0.5)
end

return {run = run, answer = "1.274219"}
