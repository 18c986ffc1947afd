package p;

import android.app.Fragment;
import android.app.FragmentManager;
import pager.Pager;

class Pages extends Pager.Adapter {
    Pages(FragmentManager manager) {
        super(manager);
    }

    @Override
    public Fragment getItem(int position) {
        return position == 0 ? new Home() : new Mine();
    }
}
