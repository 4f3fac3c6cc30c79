package dev.workfloo.person.form;

import dev.workfloo.person.step.PersonStep;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sheet, ready to be drawn. */
record DrawnSheet(PersonStep step, Set<String> unseen, List<Section> sections, News news, boolean hasFiles) {

    /** Where there is what it shows as typed. */
    enum Keeping {
        /** Nothing was typed yet. */
        NOTHING,
        /** Here: whoever comes to the page another way finds it there. */
        KEPT,
        /** In the page alone, which the browser makes again by sending the same once more. */
        UNKEPT
    }

    record Section(String title, List<DrawnField> fields) {}

    /**
     * What is said before all fields.
     *
     * @param said of what the person did just now
     * @param note of a reviewer
     */
    record News(@Nullable String said, @Nullable String note, Keeping typed) {}

    @Nullable
    String said() {
        return news.said();
    }

    boolean isSaidFirst() {
        return news.said() != null;
    }

    @Nullable
    String note() {
        return news.note();
    }

    boolean isDrafted() {
        return news.typed() != Keeping.NOTHING;
    }

    @Nullable
    String unkept() {
        return news.typed() == Keeping.UNKEPT ? "yes" : null;
    }

    @Nullable
    String encoding() {
        return hasFiles ? "multipart/form-data" : null;
    }

    /** It holds what a person entered. */
    @Override
    public String toString() {
        return "DrawnSheet at " + step;
    }
}
