local function step(bodies, dt, n)
  local pairs_ = {}
  for i = 1, #bodies do
    for j = i + 1, #bodies do pairs_[#pairs_ + 1] = {bodies[i], bodies[j]} end
  end
  for _ = 1, n do
    for k = 1, #pairs_ do
      local a, b = pairs_[k][1], pairs_[k][2]
      local dx, dy, dz = a[1] - b[1], a[2] - b[2], a[3] - b[3]
      local mag = dt * (dx * dx + dy * dy + dz * dz) ^ -1.5
      local ma, mb = a[7] * mag, b[7] * mag
      a[4] = a[4] - dx * mb
      a[5] = a[5] - dy * mb
      a[6] = a[6] - dz * mb
      b[4] = b[4] + dx * ma
      b[5] = b[5] + dy * ma
      b[6] = b[6] + dz * ma
    end
    for k = 1, #bodies do
      local b = bodies[k]
      b[1] = b[1] + dt * b[4]
      b[2] = b[2] + dt * b[5]
      b[3] = b[3] + dt * b[6]
    end
  end
end

local function run()
  local bodies = {{0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47},
                  {4.84, -1.16, -0.10, 0.60, 2.81, -0.02, 0.037},
                  {8.34, 4.12, -0.4, -1.01, 1.82, 0.008, 0.011},
                  {12.89, -15.11, -0.22, 1.08, 0.86, -0.01, 0.0017},
                  {15.37, -25.9, 0.179, 0.979, 0.594, -0.034, 0.002}}
  step(bodies, 0.01, 20000)
  local sum = 0
  for k = 1, #bodies do sum = sum + bodies[k][1] end
  return string.format("%.3f", sum)
end

return {run = run, answer = "40.991"}
