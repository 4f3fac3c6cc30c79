package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import io.vavr.control.Either;

/** Lists the executions of a workspace in one environment, the newest first. */
public interface FindExecutions {

    /**
     * One page of a list; behind the end of the list it is empty. Walking from page to page shows no execution twice and leaves
     * none out, whatever is started meanwhile, as long as one process answers and the next page is asked for within ten
     * minutes. A page that is asked for out of turn is counted from the nearest one that is known, or from the front.
     */
    Either<WorkflooProblem, ExecutionPage> find(Scope scope, ExecutionFilter filter, Page page);

    /**
     * @param number from 1
     * @param size how many executions it has, 1 to {@value #LARGEST}
     */
    record Page(int number, int size) {

        public static final int LARGEST = 10_000;

        public Page {
            if (number < 1) throw new IllegalArgumentException("pages are counted from 1");
            if (size < 1 || size > LARGEST) throw new IllegalArgumentException("a page has 1 to " + LARGEST + " items");
        }
    }
}
