package dev.workfloo.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.workfloo.access.Brand;
import dev.workfloo.access.Colour;
import dev.workfloo.access.Logo;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.person.Brands;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do with how workspaces are known to persons. */
abstract class BrandsContract {

    private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, -1};

    /** A store; all tests of a class may share one. */
    abstract Store store();

    @BeforeEach
    void onlyWhereBrandsAreKept() {
        assumeFalse(brands() == Brands.NONE, "this store keeps no brands");
    }

    private Brands brands() {
        return store().brands();
    }

    @Test
    void findsABrandAsItWasSaid() {
        WorkspaceId workspace = new WorkspaceId("branded-whole");
        Optional<Logo> logo = Logo.read(PICTURE).toJavaOptional();
        Brand brand = new Brand("Ñandú & Hijos <S.A.> 😀", Optional.of(new Colour(1, 20, 255)), logo);

        brands().put(workspace, brand);

        assertTrue(logo.isPresent());
        assertEquals(Optional.of(brand), brands().find(workspace));
        assertEquals(Optional.empty(), brands().find(new WorkspaceId("branded-never")));
    }

    @Test
    void theLastOneCounts() {
        WorkspaceId workspace = new WorkspaceId("branded-twice");
        Brand last = new Brand("x".repeat(Brand.LONGEST_NAME), Optional.empty(), Optional.empty());

        brands().put(workspace, new Brand("First", Optional.of(Colour.BLACK), Optional.empty()));
        brands().put(workspace, last);

        assertEquals(Optional.of(last), brands().find(workspace));
    }

    @Test
    void forgetsABrand() {
        WorkspaceId workspace = new WorkspaceId("branded-once");
        brands().put(workspace, new Brand("Once", Optional.empty(), Optional.empty()));

        boolean first = brands().remove(workspace);
        boolean again = brands().remove(workspace);

        assertTrue(first);
        assertFalse(again);
        assertEquals(Optional.empty(), brands().find(workspace));
    }
}
