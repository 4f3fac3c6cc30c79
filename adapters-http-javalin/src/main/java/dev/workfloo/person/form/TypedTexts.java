package dev.workfloo.person.form;

import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.pages.PostedForm;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person has typed so far, by the names of the page's controls. A date is three of them, and a set has one that counts its
 * elements.
 *
 * @param unseen names of those that are kept and not shown again: left blank, they stay what they are
 */
record TypedTexts(Map<String, String> texts, Set<String> unseen) {

    static final TypedTexts NONE = new TypedTexts(Map.of(), Set.of());

    /** The hidden fields that name what is kept and was not shown. */
    static final String UNSEEN = "_kept";

    TypedTexts {
        texts = new LinkedHashMap<>(texts);
        unseen = new LinkedHashSet<>(unseen);
    }

    /**
     * What was posted to what the sheet asks, and nothing else of the form.
     *
     * @param draft what was kept before, of which the form named what it did not show
     */
    static TypedTexts posted(PostedForm form, AnswerSheet sheet, Optional<StepDraft> draft) {
        Map<String, String> kept = draft.map(StepDraft::texts).orElse(Map.of());
        Set<String> named = new LinkedHashSet<>(form.values(UNSEEN));
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> unseen = new LinkedHashSet<>();
        new Collecting(
                        name -> {
                            String text =
                                    form.value(name).map(TypedTexts::cleaned).orElse("");
                            boolean stays = text.isBlank() && named.contains(name) && kept.containsKey(name);
                            if (stays) unseen.add(name);
                            return stays ? kept.getOrDefault(name, "") : text;
                        },
                        texts)
                .addAll(sheet);
        return new TypedTexts(texts, unseen);
    }

    /** What was kept; of it, what is sensitive is not shown. */
    static TypedTexts drafted(StepDraft draft, AnswerSheet sheet) {
        Map<String, String> texts = new LinkedHashMap<>();
        Collecting collecting = new Collecting(name -> draft.texts().getOrDefault(name, ""), texts);
        collecting.addAll(sheet);
        Set<String> unseen = new LinkedHashSet<>(collecting.sensitive());
        unseen.removeIf(name -> texts.getOrDefault(name, "").isBlank());
        return new TypedTexts(texts, unseen);
    }

    /** Lines end as they do elsewhere; no database takes the character NUL, and nobody types it. */
    private static String cleaned(String posted) {
        return posted.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }

    String at(String name) {
        return texts.getOrDefault(name, "");
    }

    boolean isUnseen(String name) {
        return unseen.contains(name);
    }

    /** How many elements a set has. */
    int elements(Repeated set) {
        return bounded(at(set.counter()), set);
    }

    /** With other texts in the place of some. */
    TypedTexts with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.putAll(others);
        return new TypedTexts(more, unseen);
    }

    StepDraft draft(ExpectedStep step) {
        Map<String, String> typed = new LinkedHashMap<>(texts);
        typed.values().removeIf(String::isEmpty);
        return new StepDraft(step, typed);
    }

    private static int bounded(String count, Repeated set) {
        int wanted = count.matches("[0-9]{1,4}") ? Integer.parseInt(count) : 0;
        return Math.min(wanted, set.mostElements());
    }

    private interface Source {
        String text(String name);
    }

    /** Goes through fields, and through the elements of sets as far as they are counted. */
    private record Collecting(Source source, Map<String, String> texts, Set<String> sensitive) {

        Collecting(Source source, Map<String, String> texts) {
            this(source, texts, new LinkedHashSet<>());
        }

        void addAll(AnswerSheet sheet) {
            sheet.fields().forEach(this::add);
            sheet.files().forEach(this::add);
        }

        private void add(AskedField field) {
            for (String name : field.names()) {
                texts.put(name, source.text(name));
                if (field.isSensitive()) sensitive.add(name);
            }
            if (!field.isSet()) return;
            int count = counted(field);
            for (int i = 0; i < count; i++) field.inElement(i).forEach(this::add);
        }

        private void add(AskedFile file) {
            if (file.isSet()) {
                int count = counted(file);
                for (int i = 0; i < count; i++) file.inElement(i).forEach(this::add);
            } else if (!file.isMade()) {
                texts.put(file.holder(), source.text(file.holder()));
            }
        }

        private int counted(Repeated set) {
            int count = bounded(source.text(set.counter()), set);
            texts.put(set.counter(), String.valueOf(count));
            return count;
        }
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "TypedTexts in " + texts.size() + " controls";
    }
}
