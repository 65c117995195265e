package hudson.model;

import java.util.Collection;
import java.util.List;

/** The part of Jenkins' type of this name that the plugin links against. */
public interface ItemGroup<I extends Item> extends ModelObject {
    default <T extends Item> List<T> getAllItems(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    Collection<I> getItems();

    I getItem(String name);
}
