package dev.workfloo.application.search;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.ExecutionPage;
import dev.workfloo.application.port.in.search.FindExecutions;
import dev.workfloo.application.port.in.search.ListPlace;
import dev.workfloo.application.port.in.search.ListedExecution;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.search.ExecutionCriteria;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Finds places in the store's index, and reads what stands there only when it is asked for. */
public final class FindingExecutions implements FindExecutions {

    private final ExecutionIndex index;
    private final ListedExecutions listed;
    private final InstantSource clock;
    private final AskedCriteria criteria;
    private final PageEnds ends = new PageEnds();

    /** @param listener hears of what lists leave out */
    public FindingExecutions(Store store, Flows flows, ExecutionListener listener, InstantSource clock) {
        this.index = store.index();
        this.listed = new ListedExecutions(store.executions(), flows, listener, clock);
        this.criteria = new AskedCriteria(new DescribedVersions(store));
        this.clock = clock;
    }

    /** The flows of versions that are known to exist. */
    public interface Flows {
        CheckedFlow flow(WorkspaceId workspace, DefinitionVersion version);
    }

    @Override
    public Either<WorkflooProblem, ExecutionPage> find(Scope scope, ExecutionFilter filter, Page page) {
        return criteria.of(scope, filter).map(asked -> page(asked, page));
    }

    /** One more is looked for than is shown, to know whether there is a next page. */
    private ExecutionPage page(ExecutionCriteria asked, Page page) {
        List<Place> found = index.find(asked, beginning(asked, page), page.size() + 1);
        boolean hasNext = found.size() > page.size();
        List<Place> shown = hasNext ? found.subList(0, page.size()) : found;
        if (hasNext && page.behind().isEmpty()) {
            ends.ended(asked, page, shown.get(shown.size() - 1), clock.instant());
        }
        return new Found(asked.scope(), page.number(), hasNext, shown);
    }

    private Beginning beginning(ExecutionCriteria asked, Page page) {
        return page.behind()
                .map(place -> new Beginning(Optional.of(new Place(place.createdAt(), place.number(), place.id())), 0))
                .orElseGet(() -> ends.beginning(asked, page, clock.instant()));
    }

    private final class Found implements ExecutionPage {

        private final Scope scope;
        private final int number;
        private final boolean hasNext;
        private final List<Place> places;

        private Found(Scope scope, int number, boolean hasNext, List<Place> places) {
            this.scope = scope;
            this.number = number;
            this.hasNext = hasNext;
            this.places = places;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public boolean hasNext() {
            return hasNext;
        }

        @Override
        public List<ExecutionId> ids() {
            return places.stream().map(Place::id).toList();
        }

        @Override
        public Optional<ListPlace> end() {
            if (places.isEmpty()) return Optional.empty();
            Place last = places.get(places.size() - 1);
            return Optional.of(new ListPlace(last.createdAt(), last.number(), last.id()));
        }

        @Override
        public Iterator<List<ListedExecution>> parts(List<ExecutionId> ids) {
            return listed.parts(scope, ids);
        }

        @Override
        public void leftOut(ListedExecution item, StoreDamaged cause) {
            listed.leftOut(scope, item.detail().execution().id(), cause);
        }
    }
}
