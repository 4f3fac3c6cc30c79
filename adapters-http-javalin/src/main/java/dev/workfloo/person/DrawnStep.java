package dev.workfloo.person;

import dev.workfloo.pages.Once;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.Shell;
import dev.workfloo.pages.Templates;
import dev.workfloo.person.brand.BrandPages;

/** Draws a step as a page of the workspace whose flow it is. */
final class DrawnStep {

    private final Once<Templates> templates = Once.of(() -> Templates.beside(DrawnStep.class));

    private final BrandPages brands;

    DrawnStep(BrandPages brands) {
        this.brands = brands;
    }

    PageAnswer page(int status, StepView view) {
        Shell shell = Shell.of(view.title())
                .wrong(view.isWrong())
                .with("htmx.js", "person.js")
                .branded(brands.around(view.step().scope().workspace()));
        return PageAnswer.page(status, shell, templates.get().draw("step", view.words(), view));
    }
}
