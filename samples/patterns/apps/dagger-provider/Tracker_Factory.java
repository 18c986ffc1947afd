package p;

import javax.inject.Provider;

final class Tracker_Factory implements Provider<Tracker> {
    private final Provider<Repository> repository;

    Tracker_Factory(Provider<Repository> wanted) {
        repository = wanted;
    }

    @Override
    public Tracker get() {
        return new Tracker(repository.get());
    }
}
