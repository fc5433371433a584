"""Trains shared/model.py on as many processes as are started, on one machine or on many; each has a share of the data."""

import os

import torch
from torch import distributed
from torch.nn import functional as F
from torch.nn.parallel import DistributedDataParallel

from shared.model import MLP, load_file, save_file

shared = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'shared')

distributed.init_process_group('gloo')  # RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT say which process this is
rank, processes = distributed.get_rank(), distributed.get_world_size()

data = load_file(os.path.join(shared, 'data.safetensors'))
x, t = data['x'][rank::processes], data['t'][rank::processes].long()

model = MLP()
model.load_state_dict(load_file(os.path.join(shared, 'weights.safetensors')))
parallel = DistributedDataParallel(model)  # backward() gives each process the mean of all gradients
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)

for epoch in range(201):
    loss = F.cross_entropy(parallel(x), t)
    mean = loss.detach() / processes
    distributed.all_reduce(mean)
    if rank == 0 and epoch % 50 == 0:
        print(f'epoch {epoch}, loss {mean.item():.6f}', flush=True)
    if epoch < 200:
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

if rank == 0:
    save_file(model.state_dict(), os.path.join(shared, 'trained.safetensors'))
distributed.destroy_process_group()
