package dev.workfloo.person.brand;

import dev.workfloo.access.Brand;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.person.BrandWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The brands around pages, each of which is asked for once a minute, however many pages are drawn. */
final class RecentBrands {

    static final Duration FRESH = Duration.ofMinutes(1);

    private final BrandWorkspace brands;
    private final InstantSource clock;
    private final Map<WorkspaceId, Known> known = new ConcurrentHashMap<>();

    RecentBrands(BrandWorkspace brands, InstantSource clock) {
        this.brands = brands;
        this.clock = clock;
    }

    private record Known(Optional<DrawnBrand> brand, Instant until) {}

    /** Of a workspace that there is. */
    Optional<DrawnBrand> around(WorkspaceId workspace) {
        Instant now = clock.instant();
        Known kept = known.get(workspace);
        return kept != null && now.isBefore(kept.until()) ? kept.brand() : keep(workspace, brands.find(workspace), now);
    }

    /** Of one that somebody names: nothing is kept of those that are not there. */
    Optional<DrawnBrand> named(WorkspaceId workspace) {
        if (known.containsKey(workspace)) return around(workspace);
        Optional<Brand> found = brands.find(workspace);
        return found.isEmpty() ? Optional.empty() : keep(workspace, found, clock.instant());
    }

    private Optional<DrawnBrand> keep(WorkspaceId workspace, Optional<Brand> found, Instant now) {
        Optional<DrawnBrand> drawn = found.map(DrawnBrand::of);
        known.put(workspace, new Known(drawn, now.plus(FRESH)));
        return drawn;
    }
}
