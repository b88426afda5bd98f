# dispatch.sed - jumps through a table of labels, in the assembly that gcc makes of src/vm/run.c.
#
#     ldr r3, [r8, r3, lsl #2]
#     orr r3, r3, #1               becomes        ldr pc, [r8, r3, lsl #2]
#     bx  r3
#
# The addresses in the table have the bit already. Nothing uses r3 behind the jump: gcc made it for
# that. Lines about debugging may lie between. What does not look like this stays as it is.
/^\tldr\t\(r[0-9]*\), \[r[0-9]*, r[0-9]*, lsl #2\]$/{
:more
N
/\n\(\.LVL[0-9]*:\|\t\.loc\t[^\n]*\|\t\.loc [^\n]*\)$/b more
/\n\torr\t\(r[0-9]*\), \1, #1$/N
s/^\tldr\t\(r[0-9]*\), \(\[[^]]*\]\)\n\(.*\)\torr\t\1, \1, #1\n\tbx\t\1$/\3\tldr\tpc, \2/
}
