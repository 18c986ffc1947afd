package list;

import android.content.Context;
import android.view.ViewGroup;

public class ListView extends ViewGroup {
    private Adapter adapter;

    public ListView(Context context) {
        super(context);
    }

    public void setAdapter(Adapter wanted) {
        adapter = wanted;
    }

    @Override
    protected void onLayout(boolean changed, int left, int top, int right, int bottom) {
        adapter.count();
    }

    public interface Adapter {
        int count();
    }
}
