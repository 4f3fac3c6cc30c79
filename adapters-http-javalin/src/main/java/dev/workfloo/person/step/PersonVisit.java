package dev.workfloo.person.step;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.person.AdmitPerson.Admitted;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.LinkId;

/**
 * Someone who came by a link and was let in.
 *
 * @param secret what their browser holds
 */
public record PersonVisit(LinkId link, String secret, Admitted opened) {

    public Scope scope() {
        return opened.scope();
    }

    public ExecutionId execution() {
        return opened.execution();
    }

    /** Where the page is, below which their cookie comes back. */
    public String path() {
        return path(link);
    }

    public static String path(LinkId link) {
        return "/p/" + link.hex();
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "PersonVisit[" + link + "]";
    }
}
