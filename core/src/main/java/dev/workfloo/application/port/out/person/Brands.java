package dev.workfloo.application.port.out.person;

import dev.workfloo.access.Brand;
import dev.workfloo.access.WorkspaceId;
import java.util.Optional;

/** How workspaces are known to persons, one brand each. */
public interface Brands {

    /** Of a store that keeps none. */
    Brands NONE = new Brands() {
        @Override
        public Optional<Brand> find(WorkspaceId workspace) {
            return Optional.empty();
        }

        @Override
        public void put(WorkspaceId workspace, Brand brand) {
            throw new UnsupportedOperationException("this store keeps no brands");
        }

        @Override
        public boolean remove(WorkspaceId workspace) {
            return false;
        }
    };

    Optional<Brand> find(WorkspaceId workspace);

    /** Keeps it in the place of the one before. */
    void put(WorkspaceId workspace, Brand brand);

    /** False when there was none. */
    boolean remove(WorkspaceId workspace);
}
