package dev.workfloo.person.step;

/**
 * A step, drawn: what stands below its heading.
 *
 * @param html with forms that post to {@link PersonStep#path()} and carry {@link PersonStep#formToken()} as
 *     {@link dev.workfloo.pages.FormToken#FIELD} and {@link PersonStep#expected()} as {@link PersonStep#FIELD}
 * @param errors what the page says above the heading; what is said at a field is in the HTML
 */
public record StepContent(String html, FieldErrors errors) {

    public static StepContent of(String html) {
        return new StepContent(html, FieldErrors.NONE);
    }

    /** A person may have typed what stands there. */
    @Override
    public String toString() {
        return "StepContent with " + errors;
    }
}
