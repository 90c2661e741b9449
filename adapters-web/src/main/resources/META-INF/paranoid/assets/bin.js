// What pages can do without: times in the reader's zone, numbers of chosen rows, progress that moves.
(() => {
  'use strict';
  const lang = document.documentElement.lang || 'en';
  const exact = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  const units = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60]];

  const since = (then) => {
    const seconds = (then - Date.now()) / 1000;
    const unit = units.find(([, length]) => Math.abs(seconds) >= length);
    return unit ? relative.format(Math.trunc(seconds / unit[1]), unit[0]) : relative.format(Math.round(seconds), 'second');
  };
  const times = (root) => root.querySelectorAll('time[datetime]').forEach((time) => {
    const then = new Date(time.dateTime);
    time.title = exact.format(then);
    time.textContent = time.hasAttribute('data-exact') ? exact.format(then) : since(then);
  });

  const many = (form) => {
    const told = form.querySelector('[data-chosen]');
    if (!told) {
      return;
    }
    const count = () => {
      const chosen = form.querySelectorAll('input[name=ids]:checked').length;
      told.parentElement.hidden = chosen === 0;
      told.textContent = chosen ? told.dataset.words.replace('{0}', chosen) : '';
    };
    form.addEventListener('change', count);
    count();
  };

  // What somebody has ticked or typed is his: the page that has it stays, and says that it is old.
  const changed = (field) => {
    if (field.tagName === 'SELECT') {
      return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
    }
    return field.type === 'checkbox'
      ? field.checked !== field.defaultChecked
      : field.type !== 'hidden' && field.value !== field.defaultValue;
  };
  const touched = () => [...document.querySelectorAll('main input, main select, main textarea')].some(changed);
  // By its address, and so with GET: a page that answered a form is not sent again.
  const again = () => location.replace(location.pathname + location.search);
  const ended = (place, text) => {
    const link = document.createElement('a');
    link.href = location.pathname + location.search;
    link.textContent = place.dataset.ended;
    text.replaceChildren(link);
  };

  // The server pushes; a service that is restarted is asked again until it answers.
  // Browsers keep six connections to a service for all their tabs: two of a page follow work, the rest waits for its turn.
  const FOLLOWED = 2;
  const follow = (place) => {
    const bar = place.querySelector('progress');
    const text = place.querySelector('[role=status]');
    const listen = () => {
      const source = new EventSource(place.dataset.progress);
      source.addEventListener('progress', (event) => {
        const now = JSON.parse(event.data);
        bar.max = now.total;
        bar.value = now.done;
        text.textContent = now.text;
      });
      source.addEventListener('end', () => {
        source.close();
        if (touched()) {
          ended(place, text);
        } else {
          again();
        }
      });
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED) {
          setTimeout(listen, 2000);
        }
      });
    };
    listen();
  };

  const enhance = (root) => times(root);
  document.querySelectorAll('form[data-many]').forEach(many);
  [...document.querySelectorAll('[data-progress]')].slice(0, FOLLOWED).forEach(follow);
  document.body.addEventListener('htmx:load', (event) => enhance(event.detail.elt));
  enhance(document);
  setInterval(() => times(document), 30000);
})();
