package p;

import dagger.internal.DoubleCheck;
import javax.inject.Provider;

final class DaggerAppComponent {
    private final Provider<Repository> repository = DoubleCheck.provider(Repository_Factory.create());
    private final Provider<Tracker> tracker = new Tracker_Factory(repository);

    void inject(Main main) {
        main.repository = repository.get();
    }

    Tracker tracker() {
        return tracker.get();
    }
}
