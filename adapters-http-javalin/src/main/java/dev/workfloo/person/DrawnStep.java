package dev.workfloo.person;

import dev.workfloo.pages.Once;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.Shell;
import dev.workfloo.pages.Shell.Brand;
import dev.workfloo.pages.Templates;
import java.util.Optional;

/** Draws a step as a page of the workspace whose flow it is. */
final class DrawnStep {

    private final Once<Templates> templates = Once.of(() -> Templates.beside(DrawnStep.class));

    PageAnswer page(int status, StepView view) {
        String workspace = view.step().scope().workspace().name();
        Shell shell = Shell.of(view.title())
                .wrong(view.isWrong())
                .branded(new Brand(workspace, Optional.empty(), Optional.empty()));
        return PageAnswer.page(status, shell, templates.get().draw("step", view.words(), view));
    }
}
