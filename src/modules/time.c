/* time.c - the module time: clocks, sleeping, calendar times. */
#include "modules/time.h"

static uint64_t ticks_us(wf_vm *vm) {
    const wf_port *port = wf_port_of(vm);
    return port && port->ticks_us ? port->ticks_us(wf_host(vm)) : 0;
}

static int64_t epoch_us(wf_vm *vm) {
    const wf_port *port = wf_port_of(vm);
    return port && port->epoch_us ? port->epoch_us(wf_host(vm)) : (int64_t)ticks_us(vm);
}

/* ---- Clocks ---- */

/* Ticks wrap around at a power of two, so that differences stay small ints everywhere. */
#define TICKS_PERIOD ((uint32_t)1 << 30)

static wf_val ticks(wf_vm *vm, uint64_t value) {
    return wf_new_uint(vm, value & (TICKS_PERIOD - 1));
}

static wf_val time_ticks_ms(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return ticks(vm, ticks_us(vm) / 1000);
}

static wf_val time_ticks_us(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return ticks(vm, ticks_us(vm));
}

static wf_val time_ticks_add(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    int64_t delta = wf_to_int(vm, args[1]);
    if (delta >= TICKS_PERIOD / 2 || delta <= -(int64_t)(TICKS_PERIOD / 2))
        wf_error_raise(vm, WF_E_TICKS_OVERFLOW);
    return ticks(vm, (uint64_t)(wf_to_int(vm, args[0]) + delta));
}

static wf_val time_ticks_diff(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    int64_t difference = wf_to_int(vm, args[0]) - wf_to_int(vm, args[1]);
    int64_t wrapped = (int64_t)((uint64_t)(difference + TICKS_PERIOD / 2) & (TICKS_PERIOD - 1));
    return wf_new_int(vm, wrapped - TICKS_PERIOD / 2);
}

static wf_val time_time(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
#ifdef WF_REAL_IS_SINGLE
    return wf_new_int(vm, epoch_us(vm) / 1000000); /* a single cannot hold it */
#else
    return wf_new_float(vm, (wf_real)epoch_us(vm) / 1000000);
#endif
}

static wf_val time_time_ns(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_int(vm, epoch_us(vm) * 1000);
}

static wf_val time_monotonic(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_float(vm, (wf_real)ticks_us(vm) / 1000000);
}

static wf_val time_monotonic_ns(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_uint(vm, ticks_us(vm) * 1000);
}

static uint64_t cpu_us(wf_vm *vm) {
    const wf_port *port = wf_port_of(vm);
    return port && port->cpu_us ? port->cpu_us(wf_host(vm)) : ticks_us(vm);
}

static wf_val time_process_time(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_float(vm, (wf_real)cpu_us(vm) / 1000000);
}

static wf_val time_process_time_ns(wf_vm *vm, const wf_val *args, size_t count) {
    (void)args;
    (void)count;
    return wf_new_uint(vm, cpu_us(vm) * 1000);
}

/* ---- Sleeping ---- */

/* At most so long at a time: another thread's wf_interrupt wakes no port. */
enum { NAP_US = 100000 };

/* Sleeps at least that long, handling what becomes pending in between. */
static void sleep_us(wf_vm *vm, int64_t us) {
    const wf_port *port = wf_port_of(vm);
    uint64_t until = ticks_us(vm) + (us > 0 ? (uint64_t)us : 0);
    wf_poll(vm);
    for (uint64_t now; (now = ticks_us(vm)) < until && port && port->sleep_us;) {
        port->sleep_us(wf_host(vm), until - now < NAP_US ? until - now : NAP_US);
        wf_poll(vm);
    }
}

static wf_val time_sleep(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    wf_real seconds = wf_to_real(vm, args[0]);
    if (seconds < 0)
        wf_error_raise(vm, WF_E_SLEEP_NEGATIVE);
    int64_t whole = (int64_t)seconds;
    sleep_us(vm, whole * 1000000 + (int64_t)((seconds - (wf_real)whole) * 1000000));
    return wf_none();
}

static wf_val time_sleep_ms(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    sleep_us(vm, wf_to_int(vm, args[0]) * 1000);
    return wf_none();
}

static wf_val time_sleep_us(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    sleep_us(vm, wf_to_int(vm, args[0]));
    return wf_none();
}

/* ---- Calendar ---- */

static const wf_def struct_time_fields[] = {
    WF_FIELD("tm_year", 0, NULL), WF_FIELD("tm_mon", 1, NULL),  WF_FIELD("tm_mday", 2, NULL),
    WF_FIELD("tm_hour", 3, NULL), WF_FIELD("tm_min", 4, NULL),  WF_FIELD("tm_sec", 5, NULL),
    WF_FIELD("tm_wday", 6, NULL), WF_FIELD("tm_yday", 7, NULL), WF_FIELD("tm_isdst", 8, NULL),
};
static const wf_type struct_time_type = {
    .head = WF_HEAD(wf_type_type),
    .name = "struct_time",
    .slots = &wf_struct_slots,
    .base = &wf_tuple_type,
    .defs = struct_time_fields,
    .def_count = WF_COUNT(struct_time_fields),
    .flags = WF_TYPE_VARSIZE | WF_TYPE_SEQUENCE | WF_TYPE_FINAL,
    .kind = WF_KIND_TUPLE,
    .module = "time",
    WF_TYPE_DOC(
        "Year, month 1 to 12, day, hour, minute, second, weekday (Monday is 0), day of the year, DST flag.")};

/* Days since 1970-01-01 of a date in the Gregorian calendar, by counting years from 1 March. */
static int64_t days_of(int64_t year, int month, int day) {
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = (int)(year - era * 400); /* what is of an era needs no more than 32 bits */
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static void date_of(int64_t days, int64_t *year, int *month, int *day) {
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = (int)(days - era * 146097);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    *month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

wf_val wf_time_gmtime(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    bool is_given = !wf_is_absent(args[0]) && !wf_is_none(args[0]);
    int64_t seconds = is_given && !wf_is_float(args[0]) ? wf_to_int(vm, args[0])
                      : is_given                        ? (int64_t)wf_to_real(vm, args[0])
                                                        : epoch_us(vm) / 1000000;
    int64_t days = seconds / 86400, year;
    int rest = (int)(seconds % 86400), month, day;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    date_of(days, &year, &month, &day);
    wf_val items[] = {
        wf_new_int(vm, year),
        wf_new_int(vm, month),
        wf_new_int(vm, day),
        wf_new_int(vm, rest / 3600),
        wf_new_int(vm, rest / 60 % 60),
        wf_new_int(vm, rest % 60),
        wf_new_int(vm, ((days + 3) % 7 + 7) % 7),
        wf_new_int(vm, days - days_of(year, 1, 1) + 1),
        wf_new_int(vm, 0),
    };
    return wf_struct_new(vm, &struct_time_type, items, 9);
}

int64_t wf_time_seconds(const int64_t *part) {
    int64_t months = part[0] * 12 + part[1] - 1;
    int64_t days = days_of(months / 12, (int)(months % 12) + 1, 1) + part[2] - 1;
    return ((days * 24 + part[3]) * 60 + part[4]) * 60 + part[5];
}

static wf_val time_mktime(wf_vm *vm, const wf_val *args, size_t count) {
    (void)count;
    int64_t part[6];
    if (wf_length(vm, args[0]) < 8)
        wf_error_raise(vm, WF_E_MKTIME_TUPLE, wf_length(vm, args[0]));
    for (int i = 0; i < 6; i++)
        part[i] = wf_to_int(vm, wf_get_item(vm, args[0], wf_new_int(vm, i)));
    return wf_new_int(vm, wf_time_seconds(part));
}

static const wf_def defs[] = {
    WF_FN("ticks_ms", time_ticks_ms, 0, 0, "Milliseconds, wrapping around at 2**30."),
    WF_FN("ticks_us", time_ticks_us, 0, 0, "Microseconds, wrapping around at 2**30."),
    WF_FN("ticks_cpu", time_ticks_us, 0, 0,
          "The finest clock there is (microseconds here), wrapping around at 2**30."),
    WF_FN("ticks_add", time_ticks_add, 2, 2,
          "ticks + delta, wrapped. Raises OverflowError if delta is half a period or more."),
    WF_FN("ticks_diff", time_ticks_diff, 2, 2,
          "end - start of two ticks, right across a wrap of less than half a period."),
    WF_FN("time", time_time, 0, 0, "Seconds since 1970-01-01 (UTC)."),
    WF_FN("time_ns", time_time_ns, 0, 0, "Nanoseconds since 1970-01-01 (UTC)."),
    WF_FN("monotonic", time_monotonic, 0, 0, "Seconds of a clock that never goes back."),
    WF_FN("monotonic_ns", time_monotonic_ns, 0, 0, "Nanoseconds of a clock that never goes back."),
    WF_FN("perf_counter", time_monotonic, 0, 0, "Seconds of the finest clock there is."),
    WF_FN("perf_counter_ns", time_monotonic_ns, 0, 0, "Nanoseconds of the finest clock there is."),
    WF_FN("process_time", time_process_time, 0, 0,
          "Seconds of processor time that the program has used."),
    WF_FN("process_time_ns", time_process_time_ns, 0, 0,
          "Nanoseconds of processor time that the program has used."),
    WF_FN("sleep", time_sleep, 1, 1,
          "Waits that many seconds (a fraction is allowed). Raises ValueError if negative."),
    WF_FN("sleep_ms", time_sleep_ms, 1, 1, "Waits that many milliseconds."),
    WF_FN("sleep_us", time_sleep_us, 1, 1, "Waits that many microseconds."),
    WF_FN("gmtime", wf_time_gmtime, 0, 1,
          "struct_time in UTC of seconds since 1970 (now if not given)."),
    WF_FN("localtime", wf_time_gmtime, 0, 1, "The same: the clock knows no time zone."),
    WF_FN("mktime", time_mktime, 1, 1,
          "Seconds since 1970 of a struct_time or tuple. Raises TypeError."),
    WF_FN_PARAMS(
        "strftime", wf_time_strftime, 1, 2, "format,t",
        "A struct_time (now if not given) as the format says. Raises TypeError, ValueError."),
    WF_FN("asctime", wf_time_asctime, 0, 1, "A struct_time (now if not given) as text."),
    WF_FN("ctime", wf_time_ctime, 0, 1, "Seconds since 1970 (now if not given) as text."),
    WF_OBJECT("struct_time", struct_time_type),
};
const wf_module_def wf_module_time = {"time", defs, WF_COUNT(defs), NULL,
                                      WF_DOC("Clocks, sleeping, calendar times.")};
