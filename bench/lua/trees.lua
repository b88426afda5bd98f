local function make(depth)
  if depth == 0 then return {} end
  return {left = make(depth - 1), right = make(depth - 1)}
end

local function check(node)
  if node.left then return 1 + check(node.left) + check(node.right) end
  return 1
end

local function run()
  local kept, total = make(13), 0
  for depth = 4, 12, 4 do
    for _ = 1, 1 << (13 - depth) do total = total + check(make(depth)) end
  end
  return total .. " " .. check(kept)
end

return {run = run, answer = "48606 16383"}
