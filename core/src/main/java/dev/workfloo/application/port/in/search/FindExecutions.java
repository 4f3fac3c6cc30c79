package dev.workfloo.application.port.in.search;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.WorkflooProblem;
import io.vavr.control.Either;
import java.util.Optional;

/** Lists the executions of a workspace in one environment, the newest first. */
public interface FindExecutions {

    /**
     * One page of a list; behind the end of the list it is empty.
     *
     * <p>Whoever asks for each page behind the {@link ExecutionPage#end} of the one before sees no execution twice, and all
     * that are in the list from the first page to the last, whatever else starts, enters or leaves the list meanwhile, whoever
     * else reads it, and whichever process answers. One that enters or leaves meanwhile is seen once at most.
     *
     * <p>A number alone promises less. Its page begins where the page before ended when it was last shown to anybody within
     * ten minutes, as far as this process knows; else it is counted from the nearest page that is known, or from the front.
     * Where executions leave the list, as those in progress do, and several read it, some may be left out so.
     */
    Either<WorkflooProblem, ExecutionPage> find(Scope scope, ExecutionFilter filter, Page page);

    /**
     * @param number from 1
     * @param size how many executions it has, 1 to {@value #LARGEST}
     * @param behind where it begins, whatever its number is; empty for what the number says
     */
    record Page(int number, int size, Optional<ListPlace> behind) {

        public static final int LARGEST = 10_000;

        public Page {
            if (number < 1) throw new IllegalArgumentException("pages are counted from 1");
            if (size < 1 || size > LARGEST) throw new IllegalArgumentException("a page has 1 to " + LARGEST + " items");
        }

        public Page(int number, int size) {
            this(number, size, Optional.empty());
        }

        /** The next one, which begins where the page that was shown for this one ends. */
        public Page behind(ListPlace end) {
            return new Page(number + 1, size, Optional.of(end));
        }
    }
}
