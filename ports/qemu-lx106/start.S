/* start.S - from reset to main, and what exceptions enter by.
 *
 * Chapters cited are those of the Xtensa Instruction Set Architecture Reference Manual. The vectors lie
 * in the instruction RAM, where the chip has them when its own are replaced; VECBASE points to them. */

/* 4.4.2: PS */
#define PS_UM        0x20       /* exceptions by the user vector */
#define PS_MASKED    0x0f
/* lx106.h: struct frame */
#define FRAME_SIZE   96
#define FRAME_EPC    64
#define FRAME_PS     68
#define FRAME_SAR    72
#define FRAME_CAUSE  76
#define FRAME_VADDR  80

    .section .vectors, "ax"
    .align  256
vectors:
    .org    0x10                /* debug */
    j       exception
    .org    0x20                /* NMI */
    j       exception
    .org    0x30                /* kernel: an exception with PS.UM clear */
    j       exception
    .org    0x50                /* user: interrupts, and the program's faults */
    j       exception
    .org    0x70                /* double: within the first instructions of the two above */
    j       exception
    .org    0x80
    .size   vectors, . - vectors
    .literal_position

/* Pushes a struct frame, calls on_exception(frame), and resumes from what the frame then says. */
    .align  4
exception:
    addi    a1, a1, -FRAME_SIZE
    s32i    a0, a1, 0
    s32i    a2, a1, 8
    s32i    a3, a1, 12
    s32i    a4, a1, 16
    s32i    a5, a1, 20
    s32i    a6, a1, 24
    s32i    a7, a1, 28
    s32i    a8, a1, 32
    s32i    a9, a1, 36
    s32i    a10, a1, 40
    s32i    a11, a1, 44
    s32i    a12, a1, 48
    s32i    a13, a1, 52
    s32i    a14, a1, 56
    s32i    a15, a1, 60
    addi    a2, a1, FRAME_SIZE
    s32i    a2, a1, 4
    rsr     a2, epc1
    s32i    a2, a1, FRAME_EPC
    rsr     a2, ps
    s32i    a2, a1, FRAME_PS
    rsr     a2, sar
    s32i    a2, a1, FRAME_SAR
    rsr     a2, exccause
    s32i    a2, a1, FRAME_CAUSE
    rsr     a2, excvaddr
    s32i    a2, a1, FRAME_VADDR
    movi    a2, PS_UM | 1       /* EXCM clear: a fault of the handler comes here, not to the double vector */
    wsr     a2, ps
    rsync
    mov     a2, a1
    movi    a3, on_exception
    callx0  a3
    l32i    a2, a1, FRAME_PS    /* with EXCM set, as the exception left it: RFE clears it */
    wsr     a2, ps
    rsync
    l32i    a2, a1, FRAME_EPC
    wsr     a2, epc1
    l32i    a2, a1, FRAME_SAR
    wsr     a2, sar
    l32i    a0, a1, 0
    l32i    a3, a1, 12
    l32i    a4, a1, 16
    l32i    a5, a1, 20
    l32i    a6, a1, 24
    l32i    a7, a1, 28
    l32i    a8, a1, 32
    l32i    a9, a1, 36
    l32i    a10, a1, 40
    l32i    a11, a1, 44
    l32i    a2, a1, 8
    addi    a1, a1, FRAME_SIZE
    rfe
    .size   exception, . - exception

/* The first 512 MB are closed, so that a use of NULL is a fault, as the chip's ROM does it. */
    .section .text.lx_start, "ax"
    .literal_position
    .align  4
    .global lx_start
lx_start:
    rsil    a2, 15
    movi    a2, 0
    wsr     a2, intenable
    movi    a3, 15              /* 4.6.4: attribute 15, no access */
    wdtlb   a3, a2
    witlb   a3, a2
    isync
    movi    a2, vectors
    wsr     a2, vecbase
    movi    a1, board_stack_top
    movi    a2, lx_data_start
    movi    a3, lx_data_end
    movi    a4, lx_data_load
    j       2f
1:  l32i    a5, a4, 0
    s32i    a5, a2, 0
    addi    a2, a2, 4
    addi    a4, a4, 4
2:  bltu    a2, a3, 1b
    movi    a2, lx_bss_start
    movi    a3, lx_bss_end
    movi    a5, 0
    j       4f
3:  s32i    a5, a2, 0
    addi    a2, a2, 4
4:  bltu    a2, a3, 3b
    movi    a2, PS_UM
    wsr     a2, ps
    rsync
    movi    a2, main
    callx0  a2
    j       lx_start
    .size   lx_start, . - lx_start
