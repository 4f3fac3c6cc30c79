package dev.workfloo.person.form;

import dev.workfloo.person.step.FieldErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field, ready to be drawn.
 *
 * @param kind how
 * @param said what stands around its controls
 */
record DrawnField(Kind kind, String path, Said said, Content content) {

    enum Kind {
        LINE,
        LINES,
        DATE,
        RADIOS,
        SELECT,
        SET,
        HTML,
        FILES
    }

    record Said(
            String label,
            boolean optional,
            Hints hints,
            @Nullable String error,
            Relations relations) {}

    record Hints(@Nullable String hint, @Nullable String remark) {}

    /** Whether others are shown or not by what is answered here, and this by what is answered there. */
    record Relations(boolean decides, boolean isConditional) {
        static final Relations NONE = new Relations(false, false);
    }

    /** What there is of it is told by its kind. */
    record Content(List<Input> inputs, List<Option> options, Elements elements, String html, Files files) {

        private static final Content NOTHING =
                new Content(List.of(), List.of(), new Elements(List.of(), false), "", Files.NONE);

        static Content ofInputs(List<Input> inputs) {
            return new Content(inputs, List.of(), NOTHING.elements, "", Files.NONE);
        }

        static Content ofOptions(List<Option> options) {
            return new Content(List.of(), options, NOTHING.elements, "", Files.NONE);
        }

        static Content ofElements(Elements elements) {
            return new Content(List.of(), List.of(), elements, "", Files.NONE);
        }

        static Content ofHtml(String html) {
            return new Content(List.of(), List.of(), NOTHING.elements, html, Files.NONE);
        }

        static Content ofFiles(Files files) {
            return new Content(List.of(), List.of(), NOTHING.elements, "", files);
        }
    }

    /** @param mayGrow whether there may be one more */
    record Elements(List<Element> all, boolean mayGrow) {}

    /**
     * @param earlier that are shown, and were sent before or made by a node
     * @param ready that were uploaded at this step
     * @param ids of those that are ready
     */
    record Files(List<File> earlier, List<File> ready, String ids, Choosing choosing) {
        static final Files NONE = new Files(List.of(), List.of(), "", Choosing.NONE);

        boolean isAsked() {
            return !choosing.accept().isEmpty();
        }

        boolean mayGrow() {
            return choosing.room() > 0;
        }

        boolean isMany() {
            return choosing.room() > 1;
        }
    }

    /**
     * What may still be chosen.
     *
     * @param accept the media types that are taken; blank where nothing is asked
     * @param most in bytes, of each
     */
    record Choosing(String accept, int room, @Nullable Integer most) {
        static final Choosing NONE = new Choosing("", 0, null);

        @Nullable
        String mostInWords() {
            return most == null ? null : FileTypes.size(most);
        }
    }

    /** @param dropping what a button wants that takes it away */
    record File(String name, String size, String address, String dropping) {}

    /** @param label of its own, where a field has several */
    record Input(String name, String id, String label, String text, Typing typing) {}

    /** How it is typed, in attributes of HTML. */
    record Typing(
            String type,
            @Nullable String inputmode,
            @Nullable String autocomplete,
            @Nullable String capitals,
            @Nullable String style) {}

    record Option(String code, String id, String label, boolean isChosen) {}

    /** @param isNew whether it was added just now, and is to be filled next */
    record Element(
            int number, List<DrawnField> fields, @Nullable String removing, boolean isNew) {}

    String anchor() {
        return FieldErrors.anchor(path);
    }

    String messageId() {
        return FieldErrors.messageId(path);
    }

    String hintId() {
        return anchor() + "-hint";
    }

    String css() {
        return said.error() == null ? "field" : "field wrong";
    }

    @Nullable
    String decides() {
        return said.relations().decides() ? "decides" : null;
    }

    /** Of one of its inputs. */
    @Nullable
    String styles(Input input) {
        String style = input.typing().style();
        if (!said.relations().decides()) return style;
        return style == null ? "decides" : style + " decides";
    }

    boolean isConditional() {
        return said.relations().isConditional();
    }

    boolean hasHints() {
        return said.hints().hint() != null || said.hints().remark() != null;
    }

    @Nullable
    String invalid() {
        return said.error() == null ? null : "true";
    }

    @Nullable
    String describedBy() {
        String ids = (hasHints() ? hintId() : "") + (said.error() == null ? "" : " " + messageId());
        return ids.isEmpty() ? null : ids.strip();
    }

    /** It holds what a person entered. */
    @Override
    public String toString() {
        return "DrawnField " + path;
    }
}
