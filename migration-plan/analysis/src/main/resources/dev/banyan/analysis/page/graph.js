'use strict';
// Draws the graph, and lets a person explore it. Everything it shows is in the tables, too.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const svg = document.getElementById('graph');
  const details = document.getElementById('details');
  const words = {CALL: 'calls', USE: 'uses fields of', READ: 'reads', WRITE: 'writes', FOREIGN_KEY: 'refers to'};

  const element = (name, attributes, parent) => {
    const made = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  };

  const ground = element('g', {}, svg);
  const {nodes, links, discs, layers} = data;
  for (const disc of discs) {
    disc.circle = element('circle', {class: 'disc', cx: disc.x, cy: disc.y, r: disc.radius}, ground);
    disc.text = element('text', {class: 'feature', x: disc.x, y: disc.y - disc.radius - 6}, ground);
    disc.text.textContent = disc.feature;
  }
  for (const link of links) {
    link.source = nodes[link.from];
    link.target = nodes[link.to];
    link.within = link.source.feature === link.target.feature;
    const width = Math.min(4, 0.8 + Math.log2(link.weight) / 2);
    link.line = element('line', {class: `link ${link.kind}${link.within ? ' within' : ''}`, 'stroke-width': width}, ground);
  }
  for (const node of nodes) {
    node.links = links.filter(link => link.source === node || link.target === node);
    const size = 5 + Math.min(5, Math.sqrt(node.links.length) * 0.8);
    const layer = layers.indexOf(node.layer);
    const look = 'node ' + (node.table ? 'table' : layer < 0 ? '' : 'l' + layer % 5);
    const common = {class: look, tabindex: 0, role: 'button', 'aria-label': `${node.table ? 'table' : 'type'} ${node.label}, ${node.feature}`};
    node.shape = node.table
      ? element('rect', {...common, x: -size, y: -size, width: 2 * size, height: 2 * size, rx: 2}, ground)
      : element('circle', {...common, r: size}, ground);
    node.size = size;
  }
  for (const node of nodes) {
    node.text = element('text', {class: 'name'}, ground);
    node.text.textContent = node.label;
  }

  // Names of what is less busy would only cover each other; they come with a look.
  const busiest = [...nodes].sort((a, b) => b.links.length - a.links.length).slice(0, 40);
  for (const node of nodes) node.named = node.table || busiest.includes(node);

  const place = node => {
    node.shape.setAttribute('transform', `translate(${node.x} ${node.y})`);
    node.text.setAttribute('x', node.x);
    node.text.setAttribute('y', node.y + node.size + 10);
    for (const {line, source, target} of node.links) {
      line.setAttribute('x1', source.x);
      line.setAttribute('y1', source.y);
      line.setAttribute('x2', target.x);
      line.setAttribute('y2', target.y);
    }
  };

  const view = {x: 0, y: 0, width: 1, height: 1};
  const whole = () => {
    const left = Math.min(...discs.map(d => d.x - d.radius)) - 60, right = Math.max(...discs.map(d => d.x + d.radius)) + 60;
    const top = Math.min(...discs.map(d => d.y - d.radius)) - 40, bottom = Math.max(...discs.map(d => d.y + d.radius)) + 30;
    Object.assign(view, {x: left, y: top, width: right - left, height: bottom - top});
    show();
  };
  const show = () => svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  const zoom = (factor, at) => {
    const x = at ? at.x : view.x + view.width / 2, y = at ? at.y : view.y + view.height / 2;
    Object.assign(view, {x: x - (x - view.x) / factor, y: y - (y - view.y) / factor, width: view.width / factor, height: view.height / factor});
    show();
  };
  const point = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

  const shown = {kinds: new Set(), features: new Set(), across: false};
  const visible = link => shown.kinds.has(link.kind) && !(shown.across && link.within)
    && shown.features.has(link.source.feature) && shown.features.has(link.target.feature);
  const filter = () => {
    const checked = name => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map(box => box.value));
    Object.assign(shown, {kinds: checked('kind'), features: checked('feature'), across: document.getElementById('across').checked});
    for (const link of links) link.line.classList.toggle('hidden', !visible(link));
    for (const part of [...nodes, ...discs]) {
      const hidden = !shown.features.has(part.feature);
      for (const drawn of [part.shape, part.circle]) drawn?.classList.toggle('hidden', hidden);
      part.text.classList.toggle('hidden', hidden || part.named === false);
    }
  };

  let chosen = null;
  const look = node => {
    for (const near of svg.querySelectorAll('.near')) near.classList.remove('near');
    svg.classList.toggle('looking', Boolean(node));
    for (const each of nodes) if (!each.named) each.text.classList.add('hidden');
    if (!node) return;
    const near = new Set([node]);
    for (const link of node.links.filter(visible)) {
      link.line.classList.add('near');
      near.add(link.source).add(link.target);
    }
    for (const each of near) {
      each.shape.classList.add('near');
      each.text.classList.add('near');
      each.text.classList.remove('hidden');
    }
  };
  const tell = node => {
    chosen?.shape.classList.remove('chosen');
    chosen = node;
    details.replaceChildren();
    if (!node) {
      details.textContent = 'Nothing chosen.';
      return;
    }
    node.shape.classList.add('chosen');
    const name = document.createElement('b');
    name.textContent = node.name;
    details.append(name, ` · ${node.feature} · ${node.about}`);
    for (const kind of Object.keys(words)) {
      const of = (end, other) => [...new Set(node.links.filter(l => l.kind === kind && l[end] === node).map(l => l[other].label))];
      const out = of('source', 'target'), back = of('target', 'source');
      for (const text of [out.length && `${words[kind]} ${out.join(', ')}`, back.length && `${back.join(', ')} ${words[kind]} it`]) {
        if (text) details.append(document.createElement('br'), text);
      }
    }
  };

  let dragged = null;
  svg.addEventListener('pointerdown', event => {
    dragged = {node: nodes.find(node => node.shape === event.target), at: point(event), moved: false};
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener('pointermove', event => {
    if (!dragged) {
      const under = nodes.find(node => node.shape === event.target);
      look(under ?? chosen);
      return;
    }
    const to = point(event), x = to.x - dragged.at.x, y = to.y - dragged.at.y;
    if (!dragged.moved && Math.hypot(x, y) < 3) return;
    dragged.moved = true;
    if (dragged.node) {
      dragged.node.x += x;
      dragged.node.y += y;
      dragged.at = to;
      place(dragged.node);
    } else {
      view.x -= x;
      view.y -= y;
      show();
    }
  });
  svg.addEventListener('pointerup', () => {
    if (dragged && !dragged.moved) {
      tell(dragged.node ?? null);
      look(chosen);
    }
    dragged = null;
  });
  svg.addEventListener('pointercancel', () => { dragged = null; });
  svg.addEventListener('wheel', event => {
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, point(event));
  }, {passive: false});
  for (const node of nodes) {
    node.shape.addEventListener('focus', () => look(node));
    node.shape.addEventListener('blur', () => look(chosen));
    node.shape.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        tell(node);
      }
    });
  }
  document.getElementById('filters').addEventListener('change', filter);
  for (const button of document.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', () => Number(button.dataset.zoom) ? zoom(Number(button.dataset.zoom)) : whole());
  }
  nodes.forEach(place);
  filter();
  whole();
})();
