package pager;

import android.app.Fragment;
import android.app.FragmentManager;
import android.content.Context;
import android.view.View;

public class Pager extends View {
    private Adapter adapter;

    public Pager(Context context) {
        super(context);
    }

    public void setAdapter(Adapter wanted) {
        adapter = wanted;
    }

    @Override
    protected void onMeasure(int width, int height) {
        super.onMeasure(width, height);
        for (int i = 0; i < 2; i++) {
            adapter.instantiateItem(getId(), i);
        }
    }

    public abstract static class Adapter {
        private final FragmentManager manager;

        public Adapter(FragmentManager wanted) {
            manager = wanted;
        }

        public abstract Fragment getItem(int position);

        Object instantiateItem(int container, int position) {
            Fragment found = manager.findFragmentByTag("page:" + position);
            if (found == null) {
                found = getItem(position);
                manager.beginTransaction().add(container, found, "page:" + position).commitNowAllowingStateLoss();
            }
            return found;
        }
    }
}
