local Counter = {}
Counter.__index = Counter
function Counter.new(class, step) return setmetatable({step = step, value = 0}, class) end
function Counter:add(n)
  self.value = self.value + self.step * n
  return self.value
end

local Loud = setmetatable({}, {__index = Counter})
Loud.__index = Loud
function Loud:add(n) return Counter.add(self, n) + 1 end

local function run()
  local a, b, total = Counter.new(Counter, 2), Counter.new(Loud, 3), 0
  for i = 0, 299999 do
    total = total + (a:add(i) & 15)
    total = total + (b:add(1) & 3)
  end
  return total .. " " .. a.value .. " " .. b.value
end

return {run = run, answer = "2550000 89999700000 900000"}
