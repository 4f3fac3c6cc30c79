package dev.workfloo.person.form;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That a person wants one element more in a set, or one less. A form that is sent once more comes to the same, as it holds the elements
 * that were there before.
 *
 * @param removed the position of the element, from 0, or empty where one is added
 */
record SetChange(Repeated set, Optional<Integer> removed) {

    private static final String ADD = "add ";
    private static final String REMOVE = "remove ";

    static String add(Repeated set) {
        return ADD + set.path();
    }

    static String remove(Repeated set, int position) {
        return REMOVE + set.element(position);
    }

    /** What a button wants. */
    static Optional<SetChange> of(String wish, AnswerSheet sheet) {
        for (Repeated set : sets(sheet)) {
            if (wish.equals(add(set))) return Optional.of(new SetChange(set, Optional.empty()));
            String removing = REMOVE + set.path() + "[";
            if (wish.startsWith(removing) && wish.substring(removing.length()).matches("[0-9]{1,4}]")) {
                String position = wish.substring(removing.length(), wish.length() - 1);
                return Optional.of(new SetChange(set, Optional.of(Integer.valueOf(position))));
            }
        }
        return Optional.empty();
    }

    /** The state behind it, in which what was added is to be filled next. */
    SheetState marked(SheetState state) {
        return removed.isPresent() ? state : state.added(set.path());
    }

    private static List<Repeated> sets(AnswerSheet sheet) {
        Stream<Repeated> fields =
                sheet.fields().stream().filter(AskedField::isSet).map(it -> it);
        return Stream.concat(fields, sheet.files().stream().filter(AskedFile::isSet))
                .toList();
    }

    TypedTexts of(TypedTexts typed) {
        int count = typed.elements(set);
        if (removed.isPresent()) return removed.get() < count ? without(removed.get(), typed) : typed;
        if (count >= set.mostElements()) return typed;
        Map<String, String> added = new LinkedHashMap<>();
        if (set instanceof AskedField fields) {
            added.putAll(TypedAnswers.fresh(fields.inElement(count)).texts());
        }
        added.put(set.counter(), String.valueOf(count + 1));
        return typed.with(added);
    }

    /** What is wrong with files, where they stand behind the change; of an element that is gone nothing is. */
    Map<String, String> ofRefused(Map<String, String> refused) {
        if (removed.isEmpty()) return refused;
        Map<String, String> left = new LinkedHashMap<>();
        refused.forEach((path, why) -> moved(path, removed.get()).ifPresent(there -> left.put(there, why)));
        return left;
    }

    private TypedTexts without(int position, TypedTexts typed) {
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> unseen = new LinkedHashSet<>();
        typed.texts()
                .forEach((name, text) -> moved(name, position).ifPresent(there -> {
                    texts.put(there, text);
                    if (typed.isUnseen(name)) unseen.add(there);
                }));
        texts.put(set.counter(), String.valueOf(typed.elements(set) - 1));
        return new TypedTexts(texts, unseen);
    }

    /** Where a text stands when the element at this position is gone; empty if it is of that element. */
    private Optional<String> moved(String name, int position) {
        String beginning = set.path() + "[";
        if (!name.startsWith(beginning)) return Optional.of(name);
        int end = name.indexOf(']', beginning.length());
        int at = Integer.parseInt(name.substring(beginning.length(), end));
        if (at == position) return Optional.empty();
        return Optional.of(at < position ? name : set.element(at - 1) + name.substring(end + 1));
    }
}
