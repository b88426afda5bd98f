/* types_test.c - classes, shapes, interned names, unbound methods, the order of lookup. */
#include "test.h"

#include "objects/exc.h"
#include "objects/shape.h"

static wf_val new_class(wf_vm *vm, const char *name, const wf_val *bases, size_t count) {
    return wf_class_new(vm, &wf_type_type, wf_new_text(vm, name), wf_tuple_new(vm, bases, count),
                        wf_dict_new(vm), NULL, WF_NULL);
}

static wf_attrs *attrs_of(wf_val v) { return wf_attrs_of(wf_ptr(v), wf_typeof(v)); }

static void set_numbers(wf_vm *vm, wf_val v, int count) {
    for (int i = 0; i < count; i++) {
        char name[] = {'a', (char)('0' + i), 0};
        wf_set_attr_text(vm, v, name, wf_small(i));
    }
}

TEST(instance_keeps_attributes_in_slots) {
    wf_val cls = new_class(vm, "C", NULL, 0);
    wf_val v = wf_call(vm, cls, NULL, 0);
    set_numbers(vm, v, 2);
    wf_heap_collect(vm);
    CHECK(!attrs_of(v)->shape->is_dict);
    CHECK(wf_eq(wf_get_attr_text(vm, v, "a1"), wf_small(1)));
    CHECK_EQ(wf_heap_size_of(vm, wf_ptr(v)), 4 * sizeof(wf_val));
}

TEST(instance_without_room_takes_a_dict_and_the_next_has_more) {
    wf_val cls = new_class(vm, "C", NULL, 0);
    wf_val first = wf_call(vm, cls, NULL, 0), second;
    set_numbers(vm, first, 3);
    CHECK(attrs_of(first)->shape->is_dict);
    CHECK(wf_eq(wf_get_attr_text(vm, first, "a2"), wf_small(2)));
    second = wf_call(vm, cls, NULL, 0);
    set_numbers(vm, second, 4);
    CHECK(!attrs_of(second)->shape->is_dict);
    CHECK(wf_eq(wf_get_attr_text(vm, second, "a3"), wf_small(3)));
}

TEST(other_order_takes_a_dict_and_keeps_it) {
    wf_val cls = new_class(vm, "C", NULL, 0);
    set_numbers(vm, wf_call(vm, cls, NULL, 0), 2);
    wf_val v = wf_call(vm, cls, NULL, 0), key, value;
    wf_set_attr_text(vm, v, "a1", WF_TRUE);
    wf_set_attr_text(vm, v, "a0", WF_FALSE);
    CHECK(attrs_of(v)->shape->is_dict);
    size_t at = 0;
    CHECK(wf_dict_next(wf_attrs_dict(vm, wf_ptr(v), attrs_of(v)), &at, &key, &value));
    CHECK(wf_eq(value, WF_TRUE));
}

TEST(deleted_attribute_is_gone_and_can_come_back) {
    wf_val cls = new_class(vm, "C", NULL, 0);
    wf_val v = wf_call(vm, cls, NULL, 0);
    set_numbers(vm, v, 2);
    wf_set_attr_text(vm, v, "a0", WF_NULL);
    CHECK(wf_is_null(wf_find_attr_text(vm, v, "a0")));
    wf_set_attr_text(vm, v, "a0", WF_TRUE);
    CHECK(wf_eq(wf_get_attr_text(vm, v, "a0"), WF_TRUE));
    CHECK(wf_eq(wf_get_attr_text(vm, v, "a1"), wf_small(1)));
}

TEST(subclass_of_a_list_has_items_and_attributes) {
    wf_val list = wf_from(&wf_list_type);
    wf_val cls = new_class(vm, "L", &list, 1);
    wf_val v = wf_call(vm, cls, NULL, 0);
    wf_list_add(vm, v, wf_small(5));
    wf_set_attr_text(vm, v, "tag", WF_TRUE);
    wf_heap_collect(vm);
    CHECK_EQ(wf_length(vm, v), 1);
    CHECK(wf_eq(wf_get_attr_text(vm, v, "tag"), WF_TRUE));
    CHECK(wf_is_list(v));
}

TEST(interned_names_are_one_object) {
    const wf_str *a = wf_intern_text(vm, "some_name");
    CHECK(a == wf_intern(vm, "some_name", 9));
    CHECK(a == wf_intern_str(vm, wf_as_str(wf_new_text(vm, "some_name"))));
    CHECK(wf_intern_text(vm, "append") == WF_S(append));
    CHECK(wf_intern_find(vm, wf_as_str(wf_new_text(vm, "unheard_of"))) == NULL);
}

TEST(names_that_nobody_has_are_dropped) {
    const wf_str *kept = wf_intern_text(vm, "kept_name");
    for (int i = 0; i < 500; i++) {
        char name[] = {'n', (char)('0' + i / 100), (char)('0' + i / 10 % 10), (char)('0' + i % 10),
                       0};
        wf_intern_text(vm, name);
    }
    test_wipe_stack();
    wf_heap_collect(vm);
    CHECK(vm->objects.name_count < 100);
    CHECK(kept == wf_intern_text(vm, "kept_name"));
}

TEST(unbound_methods_are_one_object) {
    wf_val list = wf_from(&wf_list_type);
    wf_val length = wf_get_attr_text(vm, list, "__len__"),
           append = wf_get_attr_text(vm, list, "append");
    for (int i = 0; i < 20; i++)
        wf_get_attr_text(vm, wf_from(&wf_dict_type), i % 2 ? "__iter__" : "__eq__");
    wf_heap_collect(vm);
    CHECK(wf_eq(length, wf_get_attr_text(vm, list, "__len__")));
    CHECK(wf_eq(append, wf_get_attr_text(vm, list, "append")));
}

static void call_append(wf_vm *vm, void *self) {
    wf_val args[] = {*(wf_val *)self, WF_NONE};
    wf_call(vm, wf_get_attr_text(vm, wf_from(&wf_list_type), "append"), args, 2);
}

TEST(unbound_method_checks_its_self) {
    wf_val list = wf_new_list(vm, NULL, 0), number = wf_small(5);
    CHECK_EQ(wf_try(vm, call_append, &list), WF_DONE);
    CHECK_EQ(wf_try(vm, call_append, &number), WF_RAISED);
    CHECK(wf_is_a(wf_caught(vm), &wf_exc_TypeError));
}

TEST(order_of_lookup_is_c3) {
    wf_val a = new_class(vm, "A", NULL, 0), b = new_class(vm, "B", &a, 1),
           c = new_class(vm, "C", &a, 1);
    wf_val bases[] = {b, c};
    const wf_type *d = wf_as_type(new_class(vm, "D", bases, 2));
    const wf_val wanted[] = {wf_from(d), b, c, a, wf_from(&wf_object_type)};
    size_t at = 0, i = 0;
    for (const wf_type *t; (t = wf_mro_next(d, &at)) != NULL; i++)
        CHECK(i < WF_COUNT(wanted) && wf_ptr(wanted[i]) == t);
    CHECK_EQ(i, 5);
}

TEST(exception_group_has_two_bases) {
    CHECK(wf_is_subtype(&wf_exc_ExceptionGroup, &wf_exc_BaseExceptionGroup));
    CHECK(wf_is_subtype(&wf_exc_ExceptionGroup, &wf_exc_Exception));
    CHECK(!wf_is_subtype(&wf_exc_BaseExceptionGroup, &wf_exc_Exception));
}

TEST(class_attribute_changes_are_seen) {
    wf_val cls = new_class(vm, "C", NULL, 0);
    wf_val v = wf_call(vm, cls, NULL, 0);
    CHECK(wf_is_null(wf_find_attr_text(vm, v, "x")));
    wf_set_attr_text(vm, cls, "x", wf_small(1));
    CHECK(wf_eq(wf_get_attr_text(vm, v, "x"), wf_small(1)));
    CHECK(!wf_is_callable(v));
    wf_set_attr_text(vm, cls, "__call__", wf_get_attr_text(vm, wf_from(&wf_list_type), "append"));
    CHECK(wf_is_callable(v));
}
